package io.kring.contacts.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityRulesTest {
    @Test
    void ofWhoIsWhollyKnownThereIsNothingToSay() {
        assertThat(QualityRules.found(Subject.GOOD.subject())).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "names     | -,-                       | name.missing",
                "names     | Anna,-                    | name.partial",
                "names     | -,Hoekstra                | name.partial",
                "names     | Test,Hoekstra             | name.placeholder",
                "names     | Anna,xxx                  | name.placeholder name.repeated",
                "names     | Anna,n/a                  | name.placeholder",
                "names     | Anna2,Hoekstra            | name.digits",
                "names     | Aaanna,Hoekstra           | name.repeated",
                "names     | Anna,Hooekstraaaa         | name.repeated",
                "names     | ANNA,HOEKSTRA             | name.capitals",
                "names     | AJ,Hoekstra               | ''",
                "names     | 小明,王                    | ''",
                "names     | Testa,Hoekstra            | ''",
                "emails    | -                         | email.missing",
                "emails    | a@mailinator.com          | email.disposable",
                "emails    | a@localhost               | email.domain",
                "emails    | a@shop.example.org        | email.domain",
                "emails    | a@sails.test              | email.domain",
                "emails    | info@sails.nl             | email.role",
                "emails    | information@sails.nl      | ''",
                "emails    | a@example-sails.org       | ''",
                "phones    | -                         | phone.missing",
                "phones    | +31600                    | phone.impossible phone.notMobile",
                "phones    | +999123456                | phone.impossible phone.notMobile",
                "phones    | +31515123456              | phone.notMobile",
                "phones    | +31515123456 +31612345678 | ''",
                "phones    | +12125550123              | ''",
                "postcode  | 8601 AB                   | ''",
                "postcode  | 8601ab                    | ''",
                "postcode  | 0601 AB                   | address.postcode",
                "postcode  | 90100                     | address.postcode",
                "postcode  | -                         | address.missing",
                "country   | -                         | country.missing country.unsaid",
                "country   | FI                        | address.postcode",
                "country   | IE                        | ''",
                "birthDate | -                         | birthDate.missing",
                "birthDate | 1970-01-01                | birthDate.placeholder",
                "birthDate | 1970-01-02                | ''",
                "birthDate | 1900-01-01                | birthDate.placeholder birthDate.tooOld",
                "birthDate | 1899-05-05                | birthDate.tooOld",
                "language  | -                         | language.missing",
                "owner     | -                         | owner.missing",
                "asked     | -                         | consent.missing",
                "employed  | -                         | company.missing"
            })
    void eachRuleFindsWhatItIsFor(String field, @Nullable String value, String issues) {
        // Given
        var person = Subject.GOOD.with(field, value).subject();

        // When
        var found = QualityRules.found(person).stream().map(QualityRule::id).toList();

        // Then
        assertThat(String.join(" ", found)).isEqualTo(issues.replace("''", ""));
    }

    @Test
    void aPersonIsSuspectedOfNothingThatIsNotKnown() {
        // Given
        var nobody = new QualitySubject(
                UUID.randomUUID(),
                "",
                "",
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                "sms",
                null,
                false,
                false,
                Set.of());

        // When
        var found = QualityRules.found(nobody);

        // Then
        assertThat(found).extracting(QualityRule::kind).containsOnly(QualityRule.Kind.incomplete);
        assertThat(found).hasSize(QualityField.values().length);
    }

    @Test
    void idsAreUniqueAndNameTheirField() {
        var ids = new HashSet<String>();
        assertThat(QualityRules.ALL).allSatisfy(rule -> {
            assertThat(ids.add(rule.id())).isTrue();
            assertThat(rule.id()).startsWith(rule.field().name() + ".");
            assertThat(QualityRules.of(rule.id())).contains(rule);
        });
    }

    /** A person of whom all is known, to be changed in one field. */
    private record Subject(
            String given,
            String family,
            List<String> emails,
            List<String> phones,
            @Nullable String postcode,
            @Nullable String country,
            @Nullable LocalDate birthDate,
            @Nullable String language,
            @Nullable String owner,
            boolean asked,
            boolean employed) {
        static final Subject GOOD = new Subject(
                "Anna",
                "Hoekstra",
                List.of("anna@sails.nl"),
                List.of("+31612345678"),
                "8601 AB",
                "NL",
                LocalDate.of(1980, 5, 17),
                "fy",
                "sara",
                true,
                true);

        Subject with(String field, @Nullable String value) {
            var values = value == null ? List.<String>of() : List.of(value.split(" "));
            var names = field.equals("names") && value != null ? value.split(",") : new String[] {given, family};
            return new Subject(
                    names[0].equals("-") ? "" : names[0],
                    names[1].equals("-") ? "" : names[1],
                    field.equals("emails") ? values : emails,
                    field.equals("phones") ? values : phones,
                    field.equals("postcode") ? value : postcode,
                    field.equals("country") ? value : country,
                    !field.equals("birthDate") ? birthDate : value == null ? null : LocalDate.parse(value),
                    field.equals("language") ? value : language,
                    field.equals("owner") ? value : owner,
                    !field.equals("asked"),
                    !field.equals("employed"));
        }

        QualitySubject subject() {
            return new QualitySubject(
                    UUID.randomUUID(),
                    given,
                    family,
                    emails,
                    phones,
                    "Kade 1",
                    postcode,
                    "Sneek",
                    country,
                    birthDate,
                    language,
                    "sms",
                    owner,
                    asked,
                    employed,
                    Set.of());
        }
    }
}

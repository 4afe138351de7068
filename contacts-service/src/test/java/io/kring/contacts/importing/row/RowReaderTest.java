package io.kring.contacts.importing.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.customfield.CustomValues;
import io.kring.contacts.identity.Identity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private static final List<String> COLUMNS = List.of(
            "First Name",
            "Last Name",
            "Email",
            "Phone",
            "City",
            "Land",
            "Taal",
            "Tags",
            "preferred_channel",
            "SMS consent");

    @Test
    void aRowBecomesAPersonInCanonicalForm() throws RowException {
        // When
        var row = read(
                " Sjoukje ",
                "Hoekstra",
                "S@Example.org ::: s2@example.org",
                "0612345678",
                "Sneek",
                "nederland",
                "Frysk",
                "vip; sailing;vip",
                "SMS",
                "Ja");

        // Then
        var person = row.person();
        assertThat(person.identities())
                .containsExactly(
                        Identity.email("s@example.org"),
                        Identity.email("s2@example.org"),
                        Identity.phone("+31612345678"));
        assertThat(person.givenName()).isEqualTo("Sjoukje");
        assertThat(person.country()).isEqualTo("NL");
        assertThat(person.language()).isEqualTo("fy");
        assertThat(person.tags()).containsExactly("vip", "sailing");
        assertThat(person.preferredChannel()).isEqualTo(Channel.sms);
        assertThat(person.consents()).singleElement().satisfies(consent -> {
            assertThat(consent.channel()).isEqualTo(Channel.sms);
            assertThat(consent.proof().source()).isEqualTo("import:people.csv");
            assertThat(consent.proof().text()).isEqualTo("Line 7, SMS consent: ja");
        });
    }

    @Test
    void theCountryTellsWhereAPhoneNumberIsFrom() throws RowException {
        assertThat(read("", "Virtanen", "", "0401234567", "", "Suomi", "", "", "", "")
                        .person()
                        .identities())
                .containsExactly(Identity.phone("+358401234567"));
    }

    @Test
    void emptyCellsSayNothing() throws RowException {
        // When
        var person = read("", "Hoekstra", "", "", "", "", "", "", "", "").person();

        // Then
        assertThat(person.city()).isNull();
        assertThat(person.country()).isNull();
        assertThat(person.tags()).isEmpty();
        assertThat(person.consents()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Email             | nobody      | 'nobody' is not valid",
                "Phone             | 12          | '12' is not valid",
                "Land              | Atlantis    | 'Atlantis' is not a country (ISO 3166-1)",
                "Taal              | ?           | '?' is not a language (BCP 47)",
                "preferred_channel | fax         | 'fax' is none of [sms, email, phone, post, whatsapp]",
                "SMS consent       | perhaps     | 'perhaps' is neither yes nor no",
                "City              | a[LF]b      | has a line break; is a quote missing?",
                "City              | a[NUL]b     | has a NUL character",
            })
    void whatIsWrongIsNamed(String column, String cell, String reason) {
        // Given
        var cells = new String[COLUMNS.size()];
        Arrays.fill(cells, "");
        cells[1] = "Hoekstra";
        cells[COLUMNS.indexOf(column)] = cell.replace("[LF]", "\n").replace("[NUL]", "\0");

        // When
        var refused = catchThrowableOfType(RowException.class, () -> read(cells));

        // Then
        assertThat(refused.column()).isEqualTo(column);
        assertThat(refused.reason()).isEqualTo(reason);
    }

    @Test
    void tooMuchIsRefused() {
        assertThat(refusal(cells -> cells[0] = "x".repeat(201))).isEqualTo("First Name is longer than 200 characters");
        assertThat(refusal(cells -> cells[7] = "x".repeat(101)))
                .isEqualTo("Tags may have 100 tags of 100 characters at most");
        assertThat(refusal(cells -> cells[2] = many(21))).isEqualTo("row has more than 20 addresses");
    }

    @Test
    void aRowOfNobodyOrOfOtherColumnsIsRefused() {
        assertThat(refusal(cells -> cells[1] = "")).isEqualTo("row has no name and no address");
        var refused = catchThrowableOfType(RowException.class, () -> read("a", "b"));
        assertThat(refused.reason()).isEqualTo("has 2 columns, the header has 10");
    }

    private static String many(int addresses) {
        var text = new StringBuilder();
        for (var number = 0; number < addresses; number++) {
            text.append('p').append(number).append("@example.org;");
        }
        return text.toString();
    }

    private static String refusal(Consumer<String[]> edit) {
        var cells = new String[COLUMNS.size()];
        Arrays.fill(cells, "");
        cells[1] = "Hoekstra";
        edit.accept(cells);
        var refused = catchThrowableOfType(RowException.class, () -> read(cells));
        return refused.column() + " " + refused.reason();
    }

    private static ImportedRow read(String... cells) throws RowException {
        return new RowReader(
                        Header.of(COLUMNS, Header.guess(COLUMNS, List.of()), List.of()),
                        List.of("NL"),
                        "people.csv",
                        new CustomValues(List.of(), (type, id) -> true))
                .read(7, List.of(cells));
    }
}

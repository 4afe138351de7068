package io.kring.contacts.quality;

import static io.kring.contacts.quality.QualityRule.Kind.incomplete;
import static io.kring.contacts.quality.QualityRule.Kind.suspicious;
import static io.kring.contacts.quality.QualityRule.Severity.high;
import static io.kring.contacts.quality.QualityRule.Severity.low;
import static io.kring.contacts.quality.QualityRule.Severity.medium;

import io.kring.contacts.quality.QualityRule.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** All rules, in the order in which they are told. */
final class QualityRules {
    private static final int OLDEST = 110;

    static final List<QualityRule> ALL = List.of(
            missing(QualityField.name, high, "There is neither a given nor a family name"),
            new QualityRule(
                    "name.partial",
                    QualityField.name,
                    incomplete,
                    low,
                    "The given or the family name is missing",
                    person -> QualityField.name.isGiven(person)
                            && (person.givenName().isBlank()
                                    || person.familyName().isBlank())),
            doubtful(
                    "name.placeholder",
                    QualityField.name,
                    high,
                    "A name is what people write who give none, such as test or xxx",
                    person -> anyName(person, QualityChecks::isPlaceholder)),
            doubtful(
                    "name.digits",
                    QualityField.name,
                    medium,
                    "A name has digits",
                    person -> anyName(person, QualityChecks::hasDigits)),
            doubtful(
                    "name.repeated",
                    QualityField.name,
                    medium,
                    "A name has a letter three times in a row",
                    person -> anyName(person, QualityChecks::repeatsLetters)),
            doubtful(
                    "name.capitals",
                    QualityField.name,
                    low,
                    "A name is written in capitals only",
                    person -> anyName(person, QualityChecks::isShouted)),
            missing(QualityField.email, high, "There is no e-mail address"),
            doubtful(
                    "email.disposable",
                    QualityField.email,
                    high,
                    "An e-mail address is of a service for addresses to be thrown away",
                    person -> person.emails().stream().anyMatch(QualityChecks::isDisposable)),
            doubtful(
                    "email.domain",
                    QualityField.email,
                    high,
                    "No mail can arrive at the domain of an e-mail address: it has no dot, or is reserved for examples",
                    person -> person.emails().stream().anyMatch(QualityChecks::goesNowhere)),
            doubtful(
                    "email.role",
                    QualityField.email,
                    low,
                    "An e-mail address is that of a department, such as info@",
                    person -> person.emails().stream().anyMatch(QualityChecks::isOfRole)),
            missing(QualityField.phone, medium, "There is no phone number"),
            doubtful(
                    "phone.impossible",
                    QualityField.phone,
                    high,
                    "A phone number is none that its country gives out",
                    person -> person.phones().stream().anyMatch(phone -> !QualityChecks.isValidPhone(phone))),
            doubtful(
                    "phone.notMobile",
                    QualityField.phone,
                    high,
                    "SMS are preferred, and no phone number is that of a mobile phone",
                    person -> "sms".equals(person.preferredChannel())
                            && !person.phones().isEmpty()
                            && person.phones().stream().noneMatch(QualityChecks::isMobile)),
            missing(QualityField.address, low, "The street, postcode or city is missing"),
            doubtful(
                    "address.postcode",
                    QualityField.address,
                    medium,
                    "The postcode is not of the form that those of its country have",
                    person -> person.postcode() != null
                            && person.country() != null
                            && !QualityChecks.isPostcode(person.postcode(), person.country())),
            missing(QualityField.country, low, "The country is not known"),
            new QualityRule(
                    "country.unsaid",
                    QualityField.country,
                    incomplete,
                    medium,
                    "There is a postcode, and the country that it is of is missing",
                    person -> person.postcode() != null && person.country() == null),
            missing(QualityField.birthDate, low, "The birth date is not known"),
            doubtful(
                    "birthDate.placeholder",
                    QualityField.birthDate,
                    medium,
                    "The birth date is 1 January 1900 or 1970, which systems fill in by themselves",
                    person -> person.birthDate() != null
                            && person.birthDate().getDayOfYear() == 1
                            && (person.birthDate().getYear() == 1900
                                    || person.birthDate().getYear() == 1970)),
            doubtful(
                    "birthDate.tooOld",
                    QualityField.birthDate,
                    medium,
                    "The birth date is more than " + OLDEST + " years ago",
                    person -> person.birthDate() != null
                            && person.birthDate()
                                    .isBefore(LocalDate.now(java.time.ZoneOffset.UTC)
                                            .minusYears(OLDEST))),
            missing(QualityField.language, low, "The language is not known"),
            missing(QualityField.owner, medium, "Nobody looks after them"),
            missing(QualityField.consent, medium, "They were never asked for consent"),
            missing(QualityField.company, low, "They belong to no company"));

    private QualityRules() {}

    static Optional<QualityRule> of(String id) {
        return ALL.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** What may be wrong with this person. */
    static List<QualityRule> found(QualitySubject person) {
        var found = new ArrayList<QualityRule>();
        for (var rule : ALL) {
            if (rule.applies().test(person)) {
                found.add(rule);
            }
        }
        return found;
    }

    private static QualityRule missing(QualityField field, Severity severity, String meaning) {
        return new QualityRule(
                field.name() + ".missing", field, incomplete, severity, meaning, person -> !field.isGiven(person));
    }

    private static QualityRule doubtful(
            String id, QualityField field, Severity severity, String meaning, Predicate<QualitySubject> applies) {
        return new QualityRule(id, field, suspicious, severity, meaning, applies);
    }

    private static boolean anyName(QualitySubject person, Predicate<String> check) {
        return check.test(person.givenName()) || check.test(person.familyName());
    }
}

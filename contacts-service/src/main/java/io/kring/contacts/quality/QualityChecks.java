package io.kring.contacts.quality;

import static java.util.Map.entry;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What makes a single value hard to believe. */
final class QualityChecks {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private static final Set<String> PLACEHOLDERS = Set.of(
            "test",
            "tester",
            "testing",
            "testi",
            "dummy",
            "fake",
            "asdf",
            "asdfgh",
            "qwerty",
            "qwertz",
            "azerty",
            "abc",
            "abcd",
            "foo",
            "bar",
            "none",
            "null",
            "nil",
            "n/a",
            "na",
            "nvt",
            "n.v.t.",
            "unknown",
            "onbekend",
            "unbekannt",
            "tuntematon",
            "okänd",
            "inconnu",
            "anonymous",
            "anoniem",
            "anonym",
            "x",
            "xx",
            "xxx",
            "-",
            "--",
            ".",
            "?");

    private static final Set<String> DISPOSABLE = Set.of(
            "mailinator.com",
            "guerrillamail.com",
            "guerrillamail.net",
            "guerrillamail.org",
            "sharklasers.com",
            "10minutemail.com",
            "10minutemail.net",
            "tempmail.com",
            "temp-mail.org",
            "temp-mail.io",
            "tempmail.net",
            "throwawaymail.com",
            "yopmail.com",
            "yopmail.fr",
            "trashmail.com",
            "trashmail.de",
            "trashmail.net",
            "wegwerfmail.de",
            "getnada.com",
            "dispostable.com",
            "maildrop.cc",
            "mintemail.com",
            "mohmal.com",
            "fakeinbox.com",
            "spamgourmet.com",
            "mailnesia.com",
            "mytemp.email",
            "emailondeck.com",
            "burnermail.io",
            "moakt.com",
            "tempr.email",
            "discard.email",
            "spam4.me",
            "grr.la",
            "mailcatch.com",
            "tempinbox.com",
            "mail-temporaire.fr",
            "jetable.org",
            "einrot.com",
            "byom.de");

    private static final Set<String> ROLES = Set.of(
            "info",
            "sales",
            "admin",
            "administrator",
            "support",
            "office",
            "contact",
            "kontakt",
            "mail",
            "email",
            "noreply",
            "no-reply",
            "webmaster",
            "postmaster",
            "hostmaster",
            "abuse",
            "billing",
            "hello",
            "help",
            "service",
            "team",
            "jobs",
            "hr",
            "marketing",
            "press",
            "privacy",
            "security",
            "reception",
            "receptie",
            "verkoop",
            "administratie",
            "klantenservice",
            "verkauf",
            "buchhaltung",
            "myynti",
            "asiakaspalvelu",
            "toimisto",
            "kundtjanst");

    /** RFC 2606 and 6761: names that nobody can have. */
    private static final Pattern NOWHERE =
            Pattern.compile("(?:.*\\.)?(?:example\\.(?:com|net|org)|example|test|invalid|localhost|local)");

    private static final Pattern DIGIT = Pattern.compile("\\p{Nd}");
    private static final Pattern REPEATED =
            Pattern.compile("(\\p{L})\\1\\1", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int SHORTEST_SHOUT = 4;

    /** By country; those of other countries are not judged. */
    private static final Map<String, Pattern> POSTCODES = Map.ofEntries(
            entry("NL", form("[1-9]\\d{3} ?[A-Z]{2}")),
            entry("BE", form("[1-9]\\d{3}")),
            entry("DE", form("\\d{5}")),
            entry("AT", form("[1-9]\\d{3}")),
            entry("CH", form("[1-9]\\d{3}")),
            entry("LU", form("(?:L-)?\\d{4}")),
            entry("FR", form("\\d{5}")),
            entry("ES", form("\\d{5}")),
            entry("IT", form("\\d{5}")),
            entry("PT", form("\\d{4}-\\d{3}")),
            entry("FI", form("\\d{5}")),
            entry("SE", form("\\d{3} ?\\d{2}")),
            entry("NO", form("\\d{4}")),
            entry("DK", form("\\d{4}")),
            entry("PL", form("\\d{2}-\\d{3}")),
            entry("CZ", form("\\d{3} ?\\d{2}")),
            entry("EE", form("\\d{5}")),
            entry("GB", form("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}")),
            entry("US", form("\\d{5}(?:-\\d{4})?")),
            entry("CA", form("[A-Z]\\d[A-Z] ?\\d[A-Z]\\d")));

    private QualityChecks() {}

    static boolean isPlaceholder(String name) {
        return PLACEHOLDERS.contains(name.strip().toLowerCase(Locale.ROOT));
    }

    static boolean hasDigits(String name) {
        return DIGIT.matcher(name).find();
    }

    static boolean repeatsLetters(String name) {
        return REPEATED.matcher(name).find();
    }

    /** Short names in capitals may be initials. */
    static boolean isShouted(String name) {
        return name.length() >= SHORTEST_SHOUT
                && name.equals(name.toUpperCase(Locale.ROOT))
                && !name.equals(name.toLowerCase(Locale.ROOT));
    }

    static boolean isDisposable(String email) {
        return DISPOSABLE.contains(domain(email));
    }

    static boolean goesNowhere(String email) {
        return !domain(email).contains(".") || NOWHERE.matcher(domain(email)).matches();
    }

    static boolean isOfRole(String email) {
        return ROLES.contains(email.substring(0, Math.max(0, email.lastIndexOf('@'))));
    }

    static boolean isValidPhone(String e164) {
        return parsed(e164).filter(PHONES::isValidNumber).isPresent();
    }

    static boolean isMobile(String e164) {
        return parsed(e164)
                .map(PHONES::getNumberType)
                .filter((Predicate<PhoneNumberType>) MOBILE::contains)
                .isPresent();
    }

    static boolean isPostcode(String postcode, String country) {
        var form = POSTCODES.get(country);
        return form == null || form.matcher(postcode.strip()).matches();
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    private static Optional<PhoneNumber> parsed(String e164) {
        try {
            return Optional.of(PHONES.parse(e164, "ZZ"));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }

    private static Pattern form(String form) {
        return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }
}

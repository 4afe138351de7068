package io.kring.leads.address;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Phone numbers as people write them, brought to E.164. */
public final class Phones {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    /** ITU-T E.164 allows 15 digits; the library lets longer numbers pass as possible. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

    private Phones() {}

    /**
     * @param regions ISO 3166-1 codes of where a number without a country code may be from; the first in which it is a valid
     *     number is taken, else the first in which it could be one
     */
    public static Optional<String> canonical(String written, List<String> regions) {
        var readings = regions.stream()
                .map(region -> parse(written, region))
                .filter(Objects::nonNull)
                .toList();
        return first(readings, LIBRARY::isValidNumber)
                .or(() -> first(readings, LIBRARY::isPossibleNumber))
                .filter(number -> E164.matcher(number).matches());
    }

    /** Whether there is such a region. */
    public static boolean isRegion(String region) {
        return LIBRARY.getSupportedRegions().contains(region);
    }

    private static Optional<String> first(List<PhoneNumber> readings, Predicate<PhoneNumber> good) {
        return readings.stream().filter(good).findFirst().map(number -> LIBRARY.format(number, PhoneNumberFormat.E164));
    }

    private static @Nullable PhoneNumber parse(String written, String region) {
        try {
            return LIBRARY.parse(written, region);
        } catch (NumberParseException notANumber) {
            return null;
        }
    }
}

package io.kring.contacts.search.text;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What somebody who types a phone number, or the beginning of one, may mean. */
public final class CallingCodes {
    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final int LONGEST = 3;

    /** Where the 0 in front of a number is dialled from abroad, too: Italy, San Marino and the Vatican. */
    private static final List<String> KEEP_THE_ZERO = List.of("39", "378", "379");

    private CallingCodes() {}

    /** The country calling code of a number in E.164. */
    public static Optional<String> of(String e164) {
        for (var length = 1; length <= LONGEST && length < e164.length(); length++) {
            var code = e164.substring(1, length + 1);
            if (LIBRARY.getSupportedCallingCodes().contains(Integer.parseInt(code))) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    public static String ofRegion(String region) {
        return String.valueOf(LIBRARY.getCountryCodeForRegion(region));
    }

    /**
     * What numbers in E.164 may start with, of which this is typed.
     *
     * @param typed digits, with a plus in front where there was one
     * @param codes of the countries that it may be a number of
     */
    public static List<String> beginnings(String typed, List<String> codes) {
        if (typed.startsWith("+")) {
            return List.of(typed);
        }
        if (typed.startsWith("00")) {
            return List.of("+" + typed.substring(2));
        }
        var beginnings = new LinkedHashSet<String>();
        for (var code : codes) {
            if (typed.startsWith("0") && !KEEP_THE_ZERO.contains(code)) {
                beginnings.add("+" + code + typed.substring(1));
            } else {
                beginnings.add("+" + code + typed);
            }
        }
        if (!typed.startsWith("0")) {
            beginnings.add("+" + typed);
        }
        return new ArrayList<>(beginnings);
    }
}

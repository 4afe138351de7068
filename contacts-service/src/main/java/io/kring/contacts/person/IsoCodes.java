package io.kring.contacts.person;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Codes of countries and languages, which other systems export by their names: {@code Netherlands}, {@code Suomi}. */
public final class IsoCodes {
    private static final List<String> WRITTEN_IN = List.of("en", "nl", "fy", "fi", "sv", "de");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");

    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> LANGUAGES =
            byName(Locale.getISOLanguages(), Locale::of, Locale::getDisplayLanguage);

    private IsoCodes() {}

    /** @return the ISO 3166-1 alpha-2 code, where this is one or a name of a country */
    public static Optional<String> country(String written) {
        return Optional.ofNullable(COUNTRIES.get(written.toLowerCase(Locale.ROOT)));
    }

    /** @return the BCP 47 tag, where this is one or a name of a language */
    public static Optional<String> language(String written) {
        var tag = written.replace('_', '-');
        return Optional.ofNullable(LANGUAGES.get(written.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.of(tag).filter(LANGUAGE_TAG.asMatchPredicate()));
    }

    private static Map<String, String> countries() {
        var countries = byName(Locale.getISOCountries(), code -> Locale.of("", code), Locale::getDisplayCountry);
        countries.putAll(Map.of("usa", "US", "uk", "GB", "holland", "NL", "the netherlands", "NL"));
        return countries;
    }

    private static Map<String, String> byName(
            String[] codes,
            java.util.function.Function<String, Locale> locale,
            BiFunction<Locale, Locale, String> name) {
        var byName = new HashMap<String, String>();
        for (var code : codes) {
            byName.put(code.toLowerCase(Locale.ROOT), code);
            for (var language : WRITTEN_IN) {
                byName.put(name.apply(locale.apply(code), Locale.of(language)).toLowerCase(Locale.ROOT), code);
            }
        }
        return byName;
    }
}

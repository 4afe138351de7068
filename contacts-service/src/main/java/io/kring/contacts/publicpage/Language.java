package io.kring.contacts.publicpage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that public pages and their messages are written in. */
public enum Language {
    en("English"),
    nl("Nederlands"),
    fi("Suomi"),
    fy("Frysk");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** What those who speak it call it. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.of(name());
    }

    /**
     * The first of these that is one of ours, else English.
     *
     * @param asked the language that was chosen on the page
     * @param ofPerson BCP 47
     * @param accepted the header {@code Accept-Language}
     */
    public static Language of(@Nullable String asked, @Nullable String ofPerson, @Nullable String accepted) {
        return Stream.of(one(asked), one(ofPerson), Language.accepted(accepted))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(en);
    }

    private static Optional<Language> one(@Nullable String tag) {
        var language =
                Locale.forLanguageTag(Objects.requireNonNullElse(tag, "")).getLanguage();
        return Arrays.stream(values())
                .filter(ours -> ours.name().equals(language))
                .findFirst();
    }

    private static Optional<Language> accepted(@Nullable String header) {
        try {
            var locales = Arrays.stream(values()).map(Language::locale).toList();
            return Optional.ofNullable(Locale.lookup(ranges(header), locales))
                    .flatMap(found -> one(found.getLanguage()));
        } catch (IllegalArgumentException noLanguages) {
            return Optional.empty();
        }
    }

    private static List<LanguageRange> ranges(@Nullable String header) {
        return header == null || header.isBlank() ? List.of() : LanguageRange.parse(header);
    }
}

package io.kring.contacts.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingIsSaidInEveryLanguage(Language language) {
        // Given
        var english = texts(Language.en);

        // When
        var texts = texts(language);

        // Then
        assertThat(texts.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(texts).allSatisfy((key, text) -> {
            assertThat((String) text).as("%s", key).isNotBlank();
            assertThat(holes((String) text)).as("%s", key).isEqualTo(holes(english.getProperty((String) key)));
        });
    }

    private static TreeSet<String> holes(String text) {
        var holes = new TreeSet<String>();
        HOLE.matcher(text).results().forEach(found -> holes.add(found.group()));
        return holes;
    }

    private static Properties texts(Language language) {
        var texts = new Properties();
        try (var file = TextsTest.class.getResourceAsStream("/messages/texts_" + language + ".properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}

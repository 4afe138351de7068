package io.kring.contacts.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # asked, person, accepted,                        language
            fi,      nl,     fy,                              fi
            ,        nl-NL,  fi,                              nl
            ,        fy,     ,                                fy
            ,        de,     'fi;q=0.8, sv',                  fi
            ,        ,       'de-DE,de;q=0.9,nl-BE;q=0.5',    nl
            ,        ,       'de',                            en
            ,        ,       ,                                en
            xx,      ,       fy-NL,                           fy
            '<b>',   '<b>',  '<b>;q=x',                       en
            ,        ,       '*',                             en
            ,        ,       'nl;q=2',                        en""")
    void isWhatWasAskedElseThePersonsElseTheBrowsers(
            @Nullable String asked, @Nullable String person, @Nullable String accepted, Language language) {
        assertThat(Language.of(asked, person, accepted)).isEqualTo(language);
    }
}

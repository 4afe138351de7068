package io.kring.campaigns.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.campaigns.audience.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTemplateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hoi {contact.givenName}                     | Hoi Sjoukje",
                "Hoi {contact.givenName ?: 'friend'}!        | Hoi Sjoukje!",
                "In {contact.city ?: 'town'}                 | In town",
                "{contact.city ?: contact.country ?: 'here'} | NL",
                "[{contact.city}]                            | []",
                "{ not a field } {} {\"a\": 1}               | { not a field } {} {\"a\": 1}",
                "\\{contact.city\\}                          | {contact.city}",
                "Dear <b>{contact.familyName}</b> & co       | Dear <b>O'Brien & Zn</b> & co",
            })
    void fillsInTheRecipientsFields(String text, String expected) {
        // When
        var rendered = render(text, person("Sjoukje", "O'Brien & Zn", null));

        // Then
        assertThat(rendered).isEqualTo(expected);
    }

    @Test
    void whatIsFilledInIsNotATemplate() {
        // Given
        var attacker = person("{contact.familyName}{config:secret}{#if true}x{/if}", "Hoekstra", null);

        // When
        var rendered = render("Hoi {contact.givenName}", attacker);

        // Then
        assertThat(rendered).isEqualTo("Hoi {contact.familyName}{config:secret}{#if true}x{/if}");
    }

    @Test
    void aBlankFieldCountsAsMissing() {
        // When
        var rendered = render("Hoi {contact.givenName ?: 'friend'}", person(" ", "", null));

        // Then
        assertThat(rendered).isEqualTo("Hoi friend");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{contact.shoeSize}",
                "{contact}",
                "{name}",
                "{contact.city ?: contact.nope}",
                "{contact.city.or(contact.city.length)}",
                "{contact.givenName.length}",
                "{contact.givenName.toUpperCase()}",
                "{contact.getClass()}",
                "{contact.class.name}",
                "{contact.size}",
                "{contact.get('city')}",
                "{cdi:dataSource.connection}",
                "{config:quarkus.datasource.password}",
                "{data:contact.city}",
                "{contact.city ? 'a' : 'b'}",
                "{#if contact.city}x{/if}",
                "{#for i in 1000000000}x{/for}",
                "{#include other /}",
                "{#eval 'x' /}",
                "{contact.city",
                "{/if}",
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> MessageTemplate.parse(text))
                .isInstanceOf(BadTemplateException.class)
                .message()
                .isNotBlank();
    }

    @Test
    void anUnknownFieldIsNamedAmongThoseThereAre() {
        assertThatThrownBy(() -> MessageTemplate.parse("Hoi {contact.name}"))
                .hasMessageContaining("{contact.name}")
                .hasMessageContaining("{contact.givenName}");
    }

    @Test
    void aSubjectStaysOnOneLine() {
        // Given
        var parsed = new ParsedMessage(new Message(Channel.email, "For {contact.givenName}", "x"));

        // When
        var subject = parsed.subject(ContactFields.of(person("Jan\r\nBcc: all@example.org", "", null)));

        // Then
        assertThat(subject).isEqualTo("For Jan Bcc: all@example.org");
    }

    private static String render(String text, Person person) {
        return MessageTemplate.parse(text).render(ContactFields.of(person));
    }

    private static Person person(String givenName, String familyName, @Nullable String city) {
        var now = Instant.now();
        return new Person(
                UUID.randomUUID(),
                givenName,
                familyName,
                city,
                "NL",
                "fy",
                null,
                List.of(),
                true,
                true,
                true,
                true,
                now);
    }
}

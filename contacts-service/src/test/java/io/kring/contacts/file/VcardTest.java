package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VcardTest {
    private static final String VCARD = "text/vcard";

    @Test
    void everythingOfAPersonHasAColumn() throws IOException {
        // When
        var read = Reading.of(VCARD, """
                BEGIN:VCARD
                VERSION:4.0
                FN:Dr. Sjoukje van der Meer
                N:van der Meer;Sjoukje;Anna,Maria;Dr.;MSc,PhD
                NICKNAME:Sjouk
                EMAIL;TYPE=home:s@example.org
                EMAIL;TYPE=work;PREF=1:work@example.org
                TEL;VALUE=uri;TYPE="cell,voice":tel:+31-6-12345678
                TEL;VALUE=uri;TYPE=work:tel:+31-515-123456;ext=12
                TEL;TYPE=fax:+31515654321
                ADR;TYPE=home:PO 1;2nd floor;Marktstraat 1;Sneek;Fryslân;8601 AA;Netherlands
                ADR;TYPE=work:;;Blokhuisplein 2;Leeuwarden;;;Netherlands
                ORG:Kring;Sales;North
                TITLE:Manager
                ROLE:Buyer
                BDAY:--0203
                ANNIVERSARY:20100506
                GENDER:F
                LANG;PREF=2:nl
                LANG;PREF=1:fy
                NOTE:First\\, line\\nsecond
                URL:https://example.org
                IMPP:xmpp:s@example.org
                CATEGORIES:vip,sailing
                UID:urn:uuid:1
                X-SPOUSE:Jan
                END:VCARD
                """);

        // Then
        assertThat(read.named())
                .singleElement()
                .satisfies(card -> assertThat(card)
                        .containsEntry("full name", "Dr. Sjoukje van der Meer")
                        .containsEntry("given name", "Sjoukje")
                        .containsEntry("additional name", "Anna Maria")
                        .containsEntry("family name", "van der Meer")
                        .containsEntry("salutation", "Dr.")
                        .containsEntry("name suffix", "MSc, PhD")
                        .containsEntry("nickname", "Sjouk")
                        .containsEntry("email", "work@example.org")
                        .containsEntry("email label", "work, preferred")
                        .containsEntry("email 2", "s@example.org")
                        .containsEntry("email label 2", "home")
                        .containsEntry("phone", "+31-6-12345678")
                        .containsEntry("phone label", "mobile")
                        .containsEntry("phone 2", "+31-515-123456 ext. 12")
                        .containsEntry("fax", "+31515654321")
                        .containsEntry("po box", "PO 1")
                        .containsEntry("extended address", "2nd floor")
                        .containsEntry("street", "Marktstraat 1")
                        .containsEntry("city", "Sneek")
                        .containsEntry("region", "Fryslân")
                        .containsEntry("postcode", "8601 AA")
                        .containsEntry("country", "Netherlands")
                        .containsEntry("address label", "home")
                        .containsEntry("street 2", "Blokhuisplein 2")
                        .containsEntry("city 2", "Leeuwarden")
                        .containsEntry("organization", "Kring")
                        .containsEntry("department", "Sales, North")
                        .containsEntry("job title", "Manager")
                        .containsEntry("role", "Buyer")
                        .containsEntry("birth date", "--02-03")
                        .containsEntry("anniversary", "2010-05-06")
                        .containsEntry("gender", "F")
                        .containsEntry("language", "fy")
                        .containsEntry("language 2", "nl")
                        .containsEntry("note", "First, line\nsecond")
                        .containsEntry("website", "https://example.org")
                        .containsEntry("messaging", "xmpp:s@example.org")
                        .containsEntry("tags", "vip; sailing")
                        .containsEntry("uid", "urn:uuid:1")
                        .containsEntry("x-spouse", "Jan")
                        .doesNotContainKey("unread"));
    }

    @Test
    void quotedPrintableAndCharsetsOfVersion21AreDecoded() throws IOException {
        // When
        var read = Reading.of(VCARD, """
                BEGIN:VCARD
                VERSION:2.1
                N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=
                =BCrgen
                TEL;CELL;PREF:0612345678
                NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Gr=FC=DFe=0D=0A=
                aus Aachen
                END:VCARD
                BEGIN:VCARD
                VERSION:2.1
                N;ENCODING=QUOTED-PRINTABLE:S=E1nchez;Jos=E9
                END:VCARD
                """);

        // Then
        assertThat(read.named())
                .containsExactly(
                        Map.of(
                                "family name",
                                "Müller",
                                "given name",
                                "Jürgen",
                                "phone",
                                "0612345678",
                                "phone label",
                                "mobile, preferred",
                                "note",
                                "Grüße\r\naus Aachen"),
                        Map.of("family name", "Sánchez", "given name", "José"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16"})
    void theEncodingIsTold(String encoding) throws IOException {
        // Given
        var card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Súdwest;José\r\nEND:VCARD\r\n";

        // When
        var read = Reading.of(null, card.getBytes(Charset.forName(encoding)));

        // Then
        assertThat(read.named()).containsExactly(Map.of("family name", "Súdwest", "given name", "José"));
    }

    @Test
    void aPropertyMayHaveAnEncodingOfItsOwn() throws IOException {
        // Given
        var card = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=windows-1251:Иванов;Иван\nEMAIL:i@example.org\nEND:VCARD\n";

        // When
        var read = Reading.of(VCARD, card.getBytes(Charset.forName("windows-1251")));

        // Then
        assertThat(read.named().getFirst())
                .containsEntry("family name", "Иванов")
                .containsEntry("given name", "Иван");
    }

    @Test
    void labelsOfAppleBelongToTheGroup() throws IOException {
        // When
        var read = Reading.of(VCARD, """
                BEGIN:VCARD
                VERSION:3.0
                FN:Jan van der Berg
                item1.TEL:1
                item1.X-ABLabel:_$!<AssistantPhone>!$_
                item2.TEL;type=pref:2
                item2.X-ABLabel:Boat
                END:VCARD
                """);

        // Then
        assertThat(read.named())
                .containsExactly(Map.of(
                        "full name",
                        "Jan van der Berg",
                        "given name",
                        "Jan",
                        "family name",
                        "van der Berg",
                        "phone",
                        "2",
                        "phone label",
                        "Boat, preferred",
                        "phone 2",
                        "1",
                        "phone label 2",
                        "AssistantPhone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PHOTO;ENCODING=b;TYPE=JPEG:",
                "PHOTO;BASE64:\n  ",
                "item1.LOGO:data:image/png;base64,",
                "KEY;X509;ENCODING=BASE64:\n"
            })
    void picturesAreLeftOutHoweverLarge(String property) throws IOException {
        // Given
        var picture = Base64.getMimeEncoder(76, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(new byte[2 * PeopleFile.LONGEST_RECORD]);
        var folded = property.contains("KEY") ? picture + "\n" : picture.replace("\n", "\n ");

        // When
        var read = Reading.of(
                VCARD,
                "BEGIN:VCARD\nVERSION:2.1\nN:Meer;Jan\n%s%s\nEMAIL:j@example.org\nEND:VCARD\n"
                        .formatted(property, folded));

        // Then
        assertThat(read.named())
                .containsExactly(Map.of("family name", "Meer", "given name", "Jan", "email", "j@example.org"));
    }

    @Test
    void brokenCardsAreUnreadableAndTheOthersAreNot() throws IOException {
        // When
        var read = Reading.of(VCARD, """
                Exported by a phone
                BEGIN:VCARD
                VERSION:3.0
                N:Meer;Jan
                BEGIN:VCARD
                VERSION:3.0
                N:Hoekstra;Sjoukje
                this is no property
                END:VCARD

                BEGIN:VCARD
                VERSION:3.0
                ORG:Nobody
                END:VCARD
                BEGIN:VCARD
                VERSION:3.0
                NOTE:%s
                N:Long;Jan
                END:VCARD
                BEGIN:VCARD
                N:Last;Piet
                """.formatted("x".repeat(PeopleFile.LONGEST_RECORD)));

        // Then
        assertThat(read.unreadable())
                .extracting(Row.Unreadable::line, Row.Unreadable::reason)
                .containsExactly(
                        tuple(1L, "is outside of a card"),
                        tuple(2L, "has no END:VCARD"),
                        tuple(11L, "has no name, e-mail address or phone number"),
                        tuple(15L, "is longer than 1048576 characters, pictures left out"),
                        tuple(20L, "has no END:VCARD"));
        assertThat(read.named())
                .singleElement()
                .satisfies(card -> assertThat(card)
                        .containsEntry("given name", "Sjoukje")
                        .extractingByKey("unread")
                        .asString()
                        .contains("this is no property"));
    }

    @Test
    void aLineThatGoesOnEndsNoCard() throws IOException {
        // When
        var read = Reading.of(
                VCARD, "BEGIN:VCARD\nVERSION:4.0\nFN:Jan\n END:VCARD\n BEGIN:VCARD\nEMAIL:j@example.org\nEND:VCARD\n");

        // Then
        assertThat(read.named())
                .containsExactly(Map.of(
                        "full name",
                        "JanEND:VCARDBEGIN:VCARD",
                        "family name",
                        "JanEND:VCARDBEGIN:VCARD",
                        "email",
                        "j@example.org"));
    }

    @Test
    void anAgentIsACardWithinTheCard() throws IOException {
        // When
        var read = Reading.of(VCARD, """
                BEGIN:VCARD
                VERSION:2.1
                N:Meer;Jan
                AGENT:
                BEGIN:VCARD
                VERSION:2.1
                N:Agent;Piet
                END:VCARD
                EMAIL:j@example.org
                END:VCARD
                """);

        // Then
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.named())
                .singleElement()
                .satisfies(card ->
                        assertThat(card).containsEntry("family name", "Meer").containsEntry("email", "j@example.org"));
    }
}

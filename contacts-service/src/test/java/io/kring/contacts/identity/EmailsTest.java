package io.kring.contacts.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.SharedData;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class EmailsTest {
    /**
     * Dominic Sayers' isemail cases. To be written to, an address must be one that SMTP carries; comments, folding, and
     * what only a header or an obsolete grammar allows is refused. Cases with white space around are left out, which is
     * trimmed on purpose. Where they differ: the cases let pass a domain that cannot exist, and IPv6 literals.
     */
    @Test
    void agreesWithTheIsemailCases() throws Exception {
        // Given
        var file = SharedData.file("contacts/email-addresses.xml");
        var usable = Set.of("ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN", "ISEMAIL_RFC5321");
        var tests = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getElementsByTagName("test");
        var cases = 0;
        var agreed = 0;
        var errorsAccepted = 0;

        // When
        for (var index = 0; index < tests.getLength(); index++) {
            var test = (Element) tests.item(index);
            var address = written(text(test, "address"));
            if (!address.equals(address.strip())) {
                continue;
            }
            var accepted = Emails.canonical(address).isPresent();
            cases++;
            agreed += accepted == usable.contains(text(test, "category")) ? 1 : 0;
            errorsAccepted += accepted && text(test, "category").equals("ISEMAIL_ERR") ? 1 : 0;
        }

        // Then
        System.out.printf("E-mail addresses: %d of %d agree%n", agreed, cases);
        assertThat(cases).isGreaterThan(130);
        assertThat((double) agreed / cases).isGreaterThanOrEqualTo(0.84);
        assertThat(errorsAccepted).isZero();
    }

    private static String text(Element test, String name) {
        return test.getElementsByTagName(name).item(0).getTextContent();
    }

    /** The file writes control characters as the symbols for them. */
    private static String written(String address) {
        return address.codePoints()
                .map(point -> point >= 0x2400 && point <= 0x2421 ? point - 0x2400 : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

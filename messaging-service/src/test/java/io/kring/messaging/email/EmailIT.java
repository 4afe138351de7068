package io.kring.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestMail;
import io.kring.messaging.TestTenant;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class EmailIT {
    private final TestTenant tenant = TestTenant.next();

    @Test
    void anEmailIsHandedOverAndThatCountsAsDelivered() throws MessagingException, IOException {
        // Given
        var person = tenant.person();

        // When
        var message = tenant.request(
                person,
                request -> request.put("channel", "email")
                        .put("subject", "Sneekweek: it starts\r\nBcc: everybody@example.org")
                        .put("text", "Hoi Sjoukje,\n\nit starts on Saturday. €"));

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message);
        tenant.awaitEvent("message.delivered.v1", message);
        var mail = mailTo(person.email());
        assertThat(mail.getMessageID()).isEqualTo("<" + message + "@kring>");
        assertThat(sent.data().path("providerId").asText()).isEqualTo(mail.getMessageID());
        assertThat(mail.getSubject()).isEqualTo("Sneekweek: it starts Bcc: everybody@example.org");
        assertThat(mail.getFrom()[0].toString()).contains("post@marrekrite.example");
        assertThat(mail.getContent().toString().strip().replace("\r", ""))
                .isEqualTo("Hoi Sjoukje,\n\nit starts on Saturday. €");
    }

    @Test
    void anAddressThatIsNoneFails() {
        // Given
        var person = tenant.person(contact -> contact.putArray("emails").add("no\u00a0body@@example.org"));

        // When
        var message = tenant.request(person, request -> request.put("channel", "email"));

        // Then
        var failed = tenant.awaitEvent("message.failed.v1", message);
        assertThat(failed.data().path("code").asText()).isEqualTo("invalid-address");
    }

    private static MimeMessage mailTo(String address) {
        return Arrays.stream(TestMail.running().getReceivedMessages())
                .filter(mail -> isTo(mail, address))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTo(MimeMessage mail, String address) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

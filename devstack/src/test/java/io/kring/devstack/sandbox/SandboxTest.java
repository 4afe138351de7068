package io.kring.devstack.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final String TOKEN = "secret-token";
    private static final String NUMBER = "+3197010200100";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiver gateway = new Receiver(TOKEN);
    private final int smtp = freePort();
    private final Path data;
    private Sandbox sandbox;

    SandboxTest(@TempDir Path data) throws IOException {
        this.data = data;
        this.sandbox = started();
    }

    @AfterEach
    void stop() throws IOException {
        sandbox.close();
        gateway.close();
    }

    private Sandbox started() throws IOException {
        var config = new Properties();
        config.put("http.port", "0");
        config.put("smtp.port", String.valueOf(smtp));
        config.put("imap.port", String.valueOf(freePort()));
        config.put("data", data.toString());
        config.put("delivery.millis", "1");
        config.put("tenant.meer.account-sid", SID);
        config.put("tenant.meer.auth-token", TOKEN);
        config.put("tenant.meer.number", NUMBER);
        config.put("tenant.meer.inbound-url", gateway.url() + "/hooks/meer/twilio/sms");
        config.put("tenant.meer.email", "hello@meer.example");
        var started = new Sandbox(config);
        started.start();
        return started;
    }

    @Test
    void acceptsAMessageAsTwilioDoes() throws Exception {
        // When
        var answer = send("+31612345678", "Hello", "key-1", TOKEN);

        // Then
        assertThat(answer.status).isEqualTo(201);
        assertThat(answer.body.path("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(answer.body.path("status").asText()).isEqualTo("queued");
        assertThat(answer.body.path("account_sid").asText()).isEqualTo(SID);
    }

    @Test
    void reportsTheEndOfADeliverySigned() throws Exception {
        // When
        var sid = send("+31612345678", "Hello", "key-1", TOKEN).body.path("sid").asText();

        // Then
        await().untilAsserted(() -> assertThat(gateway.received("MessageSid", sid))
                .containsExactly(Map.of("status", "delivered", "signature", "right")));
    }

    @Test
    void reportsAFailureForANumberThatEndsIn99() throws Exception {
        // When
        var sid = send("+31612345699", "Hello", "key-1", TOKEN).body.path("sid").asText();

        // Then
        await().untilAsserted(() -> assertThat(gateway.received("MessageSid", sid))
                .containsExactly(Map.of("status", "undelivered", "signature", "right", "error", "30005")));
        assertThat(counts("").path("sms").path("failed").asInt()).isEqualTo(1);
    }

    @Test
    void repeatsAWebhookUntilItIsAcknowledged() throws Exception {
        // Given
        gateway.failNext(2);

        // When
        var sid = send("+31612345678", "Hello", "key-1", TOKEN).body.path("sid").asText();

        // Then
        await().untilAsserted(
                        () -> assertThat(gateway.received("MessageSid", sid)).hasSize(1));
        assertThat(gateway.refused()).isEqualTo(2);
    }

    @Test
    void sendsOnceForOneKeyEvenAfterARestart() throws Exception {
        // Given
        var first = send("+31612345678", "Hello circle-7", "key-1", TOKEN)
                .body
                .path("sid")
                .asText();
        sandbox.close();
        sandbox = started();

        // When
        var second = send("+31612345678", "Hello circle-7", "key-1", TOKEN)
                .body
                .path("sid")
                .asText();

        // Then
        assertThat(second).isEqualTo(first);
        var counts = counts("circle-7").path("sms");
        assertThat(counts.path("accepted").asInt()).isEqualTo(1);
        assertThat(counts.path("duplicateKeys").asInt()).isEqualTo(1);
    }

    @Test
    void reportsAfterARestartWhatWasNotAcknowledgedBefore() throws Exception {
        // Given
        gateway.failNext(Integer.MAX_VALUE);
        var sid = send("+31612345678", "Hello", "key-1", TOKEN).body.path("sid").asText();
        await().until(() -> gateway.refused() > 0);
        sandbox.close();
        gateway.failNext(0);

        // When
        sandbox = started();

        // Then
        await().untilAsserted(
                        () -> assertThat(gateway.received("MessageSid", sid)).hasSize(1));
    }

    @Test
    void refusesAWrongToken() throws Exception {
        // When
        var answer = send("+31612345678", "Hello", "key-1", "wrong");

        // Then
        assertThat(answer.status).isEqualTo(401);
        assertThat(answer.body.path("code").asInt()).isEqualTo(20003);
        assertThat(counts("").path("sms").path("accepted").asInt()).isZero();
    }

    @Test
    void refusesANumberThatIsNone() throws Exception {
        // When
        var answer = send("0612345678", "Hello", "key-1", TOKEN);

        // Then
        assertThat(answer.status).isEqualTo(400);
        assertThat(answer.body.path("code").asInt()).isEqualTo(21211);
    }

    @Test
    void passesOnWhatACustomerWrites() throws Exception {
        // When
        var sid = json(
                        "POST",
                        "/api/replies",
                        "{\"tenant\":\"meer\",\"from\":\"+31687654321\",\"text\":\"Graach! é & +\"}")
                .body
                .path("sid")
                .asText();

        // Then
        await().untilAsserted(() -> assertThat(gateway.received("MessageSid", sid))
                .containsExactly(Map.of("body", "Graach! é & +", "signature", "right")));
        assertThat(counts("Graach").path("sms").path("replies").asInt()).isEqualTo(1);
    }

    @Test
    void countsMailByItsText() throws Exception {
        // When
        Mails.send(smtp, "hello@meer.example", "aino@example.org", "Spring", "The offer circle-8 is yours");

        // Then
        await().untilAsserted(() -> assertThat(
                        counts("circle-8").path("email").path("received").asInt())
                .isEqualTo(1));
        var mail = json("GET", "/api/emails?tenant=meer&contains=circle-8", "")
                .body
                .path("items")
                .path(0);
        assertThat(mail.path("to").asText()).isEqualTo("aino@example.org");
        assertThat(mail.path("subject").asText()).isEqualTo("Spring");
    }

    private record Reply(int status, JsonNode body) {}

    private Reply send(String to, String text, String key, String token) throws Exception {
        var form = Map.of("To", to, "From", NUMBER, "Body", text, "StatusCallback", gateway.url() + "/hooks/status");
        var credentials = Base64.getEncoder().encodeToString((SID + ":" + token).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(url("/2010-04-01/Accounts/" + SID + "/Messages.json"))
                .header("Authorization", "Basic " + credentials)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Webhooks.encoded(form)));
        return answer(request);
    }

    private JsonNode counts(String mark) throws Exception {
        return json("GET", "/api/counts?contains=" + mark, "").body;
    }

    private Reply json(String method, String path, String body) throws Exception {
        return answer(HttpRequest.newBuilder(url(path)).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private Reply answer(HttpRequest.Builder request) throws Exception {
        var response = client.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), Web.JSON.readTree(response.body()));
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + sandbox.port() + path);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

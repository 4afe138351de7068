package io.kring.gateway.routing;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.gateway.FakeService;
import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class StreamingIT {
    private static final int MEGABYTE = 1 << 20;

    @TestHTTPResource
    URI gateway = URI.create("");

    @Test
    void passesABodyOnWhileItIsStillBeingSent() throws Exception {
        // Given
        var file = new byte[20 * MEGABYTE];
        new Random(7).nextBytes(file);
        var alreadyArrived = FakeService.ARRIVED.get();
        var source = new PipedInputStream(MEGABYTE);

        // When
        CompletableFuture<HttpResponse<String>> answer;
        try (var client = new PipedOutputStream(source)) {
            answer = send("/api/v1/imports?source=test", BodyPublishers.ofInputStream(() -> source));
            client.write(file, 0, MEGABYTE);
            client.flush();
            await().until(() -> FakeService.ARRIVED.get() >= alreadyArrived + MEGABYTE / 2);
            client.write(file, MEGABYTE, file.length - MEGABYTE);
        }

        // Then
        var received = new JsonObject(answer.get().body());
        assertThat(received.getInteger("size")).isEqualTo(file.length);
        assertThat(received.getString("sha256")).isEqualTo(sha256(file));
        assertThat(received.getString("uri")).isEqualTo("/api/v1/imports?source=test");
    }

    @Test
    void refusesABodyThatIsTooLargeWhetherAnnouncedOrNot() throws Exception {
        // Given
        var body = new byte[2 * MEGABYTE];

        // When
        var announced = send("/api/v1/contacts", BodyPublishers.ofByteArray(body));
        var streamed =
                send("/api/v1/contacts", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
        var fits = send("/api/v1/contacts", BodyPublishers.ofByteArray(new byte[MEGABYTE]));

        // Then
        assertThat(announced.get().statusCode()).isEqualTo(413);
        assertThat(announced.get().body()).contains("1048576");
        assertThat(streamed.get().statusCode()).isEqualTo(413);
        assertThat(streamed.get().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(fits.get().statusCode()).isEqualTo(201);
    }

    private CompletableFuture<HttpResponse<String>> send(String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(gateway.resolve(path))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tokens.of("meer", "importer", "admin"))
                .header("Content-Type", "text/csv")
                .POST(body)
                .build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

package io.kring.contacts.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class BodyLimitIT {
    private final Api api = Api.ofNewTenant();

    @TestHTTPResource("/api/v1/contacts")
    @SuppressWarnings("NullAway.Init")
    URI contacts;

    @Test
    void jsonOfMoreThanAMegabyteIsRefused() {
        api.as("sales")
                .body(json(1 << 20))
                .post("/api/v1/contacts")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("body"));
    }

    @Test
    void alsoWhereItDoesNotTellItsLength() throws Exception {
        // When
        var tooLong = chunked(json(2 << 20));
        var fine = chunked(json(10));

        // Then
        assertThat(tooLong.statusCode()).isEqualTo(413);
        assertThat(tooLong.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(fine.statusCode()).isEqualTo(201);
    }

    @Test
    void aFileMayBeLonger() {
        var file =
                "Email,Notes\na@example.org," + "x".repeat(900_000) + "\nb@example.org," + "x".repeat(900_000) + "\n";
        api.importCsv(file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("created", equalTo(2));
    }

    @Test
    void aRecordOfMoreThanAMegabyteIsRejected() {
        var file = "Email,Notes\na@example.org,x\nb@example.org," + "x".repeat(1_100_000) + "\n";
        api.importCsv(file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("created", equalTo(1))
                .body("rejected", equalTo(1));
    }

    private HttpResponse<String> chunked(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(contacts)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + Tokens.of(api.tenant(), "sara", "sales"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    /** Long, and right if it were not for its length: white space. */
    private static String json(int length) {
        return "{\"familyName\": \"Hoekstra\"" + " ".repeat(length) + "}";
    }
}

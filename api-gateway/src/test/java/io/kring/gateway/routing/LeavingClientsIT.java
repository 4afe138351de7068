package io.kring.gateway.routing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.gateway.FakeServices;
import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(FakeServices.class)
class LeavingClientsIT {
    private static final String TOKEN = Tokens.of("meer", "leaving", "sales");
    private static final String CREATED = "HTTP/1.1 201 Created";
    /** Some of them are wholly in the gateway while their client has not read them; which ones depends on the buffers. */
    private static final int LONGEST_ANSWER = 5_000_000;

    private static final int STEP = 50_000;

    @TestHTTPResource
    URI gateway = URI.create("");

    /** The connection that brought the answer to the gateway serves somebody else by then. */
    @Test
    void aClientThatLeavesBeforeItsAnswerHasEndedBreaksOffNobodyElses() throws Exception {
        // Given
        var leaving = new ArrayList<Socket>();
        for (var length = STEP; length <= LONGEST_ANSWER; length += STEP) {
            leaving.add(ask("GET", "/api/v1/contacts/long?" + length));
        }
        // As much of them as the buffers take is in the gateway then, and nothing tells when
        TimeUnit.SECONDS.sleep(2);

        // When
        List<Future<String>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers =
                    leaving.stream().map(other -> threads.submit(this::create)).toList();
            TimeUnit.MILLISECONDS.sleep(50);
            for (var socket : leaving) {
                socket.close();
            }
        }

        // Then
        assertThat(answers).extracting(Future::get).containsOnly(CREATED);
    }

    private String create() throws IOException {
        try (var socket = ask("POST", "/api/v1/contacts/takes-time")) {
            return new String(socket.getInputStream().readNBytes(CREATED.length()), US_ASCII);
        }
    }

    private Socket ask(String method, String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
        socket.getOutputStream()
                .write("""
                %s %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s

                """.formatted(method, path, TOKEN).replace("\n", "\r\n").getBytes(US_ASCII));
        return socket;
    }
}

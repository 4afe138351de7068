package io.kring.messaging.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outgoing;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpEmailTest {
    private static final String NOTHING = "nothing";
    private static final String HANG_UP = "hang up";

    private record Config(Duration timeout, Map<String, Sender> senders) implements EmailConfig {
        @Override
        public int concurrency() {
            return 1;
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # to,   the server answers,     which means
            .,      250 Taken,              taken
            hello,  554 Go away,            later
            hello,  hang up,                later
            hello,  nothing,                later
            MAIL,   550 Not from you,       later
            MAIL,   451 Not now,            later
            RCPT,   550 No such user,       refused 550
            RCPT,   450 Mailbox is busy,    later
            DATA,   hang up,                unknown
            .,      554 Looks like spam,    refused 554
            .,      452 Disk is full,       later
            .,      hang up,                unknown
            .,      nothing,                unknown""")
    void eachAnswerHasItsMeaning(String command, String answer, String meaning) throws Exception {
        // Given
        var answers =
                new HashMap<>(Map.of("hello", "220 Hello", "EHLO", "250 Hello", "MAIL", "250 OK", "RCPT", "250 OK"));
        answers.putAll(Map.of("DATA", "354 Go on", ".", "250 Taken", "QUIT", "221 Bye"));
        answers.put(command, answer);
        var vertx = Vertx.vertx();
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> serve(server, answers));
            var config = new MailConfig("127.0.0.1", server.getLocalPort());
            var timeout = Duration.ofSeconds(answer.equals(NOTHING) ? 1 : 20);
            var smtp = new SmtpEmail(
                    MailClient.create(vertx, config), new Config(timeout, Map.of("meer", () -> "post@meer.example")));

            // When
            var outcome = smtp.send(new Outgoing("meer", UUID.randomUUID(), "sjoukje@example.org", "Hoi", "Hoi"));

            // Then
            assertThat(meaning(outcome)).isEqualTo(meaning);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String meaning(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> "taken";
            case Outcome.Refused refused -> "refused " + refused.code();
            case Outcome.Later later -> later.inDoubt() ? "later, in doubt" : "later";
            case Outcome.Unknown unknown -> "unknown";
        };
    }

    private static void serve(ServerSocket server, Map<String, String> answers) {
        try {
            while (true) {
                talk(server.accept(), answers);
            }
        } catch (IOException closed) {
            // The test is over
        }
    }

    private static void talk(Socket socket, Map<String, String> answers) throws IOException {
        try (socket;
                var lines =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var line = "hello";
            do {
                var answer = answers.get(line.split(" ")[0]);
                if (HANG_UP.equals(answer)) {
                    return;
                }
                if (answer != null && !NOTHING.equals(answer)) {
                    socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                line = lines.readLine();
            } while (line != null);
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }
}

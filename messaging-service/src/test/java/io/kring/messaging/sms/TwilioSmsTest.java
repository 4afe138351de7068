package io.kring.messaging.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.kring.messaging.sending.Outcome;
import io.kring.messaging.sending.Outcome.Later;
import io.kring.messaging.sending.Outgoing;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class TwilioSmsTest {
    private record Config(Duration timeout, Map<String, Account> accounts) implements SmsConfig {
        @Override
        public int concurrency() {
            return 1;
        }
    }

    private record OurAccount(
            URI baseUrl, String accountSid, String authToken, String from, Optional<URI> statusCallback)
            implements SmsConfig.Account {}

    @Test
    void anAnswerThatBeginsAndStallsEndsTheCallInDoubt() throws IOException {
        // Given
        var over = new CountDownLatch(1);

        // When
        var outcome = answered(Duration.ofMillis(500), exchange -> {
            exchange.sendResponseHeaders(201, 100);
            exchange.getResponseBody().flush();
            await(over);
        });

        // Then
        over.countDown();
        assertThat(outcome).isEqualTo(new Later("The SMS provider did not answer within PT0.5S", true));
    }

    @Test
    void anAnswerThatDoesNotEndIsNotReadToItsEnd() throws IOException {
        // When
        var outcome = answered(Duration.ofSeconds(20), exchange -> {
            exchange.sendResponseHeaders(201, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8_192]);
            }
        });

        // Then
        assertThat(outcome).asInstanceOf(type(Later.class)).satisfies(later -> {
            assertThat(later.inDoubt()).isTrue();
            assertThat(later.reason()).startsWith("The call to the SMS provider broke off");
        });
    }

    @Test
    void aTenantWithoutAnAccountWaitsForOne() {
        // Given
        var sms = new TwilioSms(new Config(Duration.ofSeconds(1), Map.of()), new ObjectMapper());

        // When
        var outcome = sms.send(message());

        // Then
        assertThat(outcome).isEqualTo(new Later("No SMS account is configured: kring.sms.meer", false));
    }

    private static Outcome answered(Duration timeout, HttpHandler provider) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", provider);
        server.start();
        try {
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            var account = new OurAccount(url, "AC1", "secret", "+3197010240001", Optional.empty());
            var sms = new TwilioSms(new Config(timeout, Map.of("meer", account)), new ObjectMapper());
            return assertTimeoutPreemptively(Duration.ofSeconds(15), () -> sms.send(message()));
        } finally {
            server.stop(0);
        }
    }

    private static Outgoing message() {
        return new Outgoing("meer", UUID.randomUUID(), "+31612345678", null, "Hoi");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

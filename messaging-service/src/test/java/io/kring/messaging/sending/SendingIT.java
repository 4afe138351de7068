package io.kring.messaging.sending;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.ProvidersResource;
import io.kring.messaging.TestProvider;
import io.kring.messaging.TestProvider.Sms;
import io.kring.messaging.TestTenant;
import io.kring.messaging.TestTenant.Person;
import io.kring.messaging.directory.Channel;
import io.kring.messaging.directory.Purpose;
import io.kring.platform.id.Ids;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@WithTestResource(ProvidersResource.class)
class SendingIT {
    @Inject
    Jdbi jdbi;

    @Inject
    Claims claims;

    private final TestTenant tenant = TestTenant.next();
    private final TestProvider provider = TestProvider.running();

    @Test
    void aRequestedMessageReachesTheProviderAndThenItsRecipient() {
        // Given
        var person = tenant.person();

        // When
        var message = tenant.request(person, request -> request.put("text", "Hoi Sjoukje & co, 5 € off"));

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message);
        assertThat(provider.taken(tenant.name())).singleElement().satisfies(sms -> {
            assertThat(sms.to()).isEqualTo(person.phone());
            assertThat(sms.from()).isEqualTo(TestTenant.OUR_NUMBER);
            assertThat(sms.body()).isEqualTo("Hoi Sjoukje & co, 5 € off");
            assertThat(sms.key()).isEqualTo(message.toString());
            assertThat(sms.callback())
                    .isEqualTo("http://gateway.test/hooks/" + tenant.name() + "/twilio/status?messageId=" + message);
            assertThat(sent.data().path("providerId").asText()).isEqualTo(sms.sid());
        });
        assertThat(sent.data().path("address").asText()).isEqualTo(person.phone());
        assertThat(sent.data().path("campaignId").asText())
                .isEqualTo(Contracts.example("message.requested.v1")
                        .path("campaignId")
                        .asText());
        tenant.receipt(message, "sent");
        tenant.receipt(message, "delivered");
        tenant.awaitEvent("message.delivered.v1", message);
        assertThat(tenant.message(message).getString("state")).isEqualTo("delivered");
        assertThat(tenant.events("message.sent.v1", message)).isEqualTo(1);
    }

    @Test
    void aRequestThatIsDeliveredTwiceIsOneMessage() {
        // Given
        var person = tenant.person();
        var id = Ids.next();
        var request = Contracts.example("message.requested.v1")
                .put("messageId", id.toString())
                .put("contactId", person.id().toString());

        // When
        for (var event : new UUID[] {id, id, UUID.randomUUID()}) {
            Events.shared().publish(event, tenant.name(), "message.requested.v1", id.toString(), request);
        }

        // Then
        tenant.awaitEvent("message.sent.v1", id);
        tenant.awaitEvent("message.sent.v1", tenant.request(person));
        assertThat(provider.taken(tenant.name())).hasSize(2);
        assertThat(tenant.events("message.sent.v1", id)).isEqualTo(1);
    }

    @Test
    void consentIsCheckedAtTheLastMoment() {
        // Given
        provider.refuse(tenant.name(), 429, "{\"code\": 20429, \"message\": \"Too many requests\"}");
        var person = tenant.person();
        var message = tenant.request(person);
        awaitReason(message, "Too many requests");

        // When
        withdraw(person, Instant.now());
        await().until(() -> consent(person).equals("withdrawn"));
        provider.recover(tenant.name());

        // Then
        var suppressed = tenant.awaitEvent("message.suppressed.v1", message);
        assertThat(suppressed.data().path("reason").asText()).isEqualTo("opted-out");
        assertThat(provider.taken(tenant.name())).isEmpty();
    }

    @Test
    void whoeverGaveNoConsentOrPrefersAnotherChannelIsNotWrittenTo() {
        // Given
        var silent = tenant.person(contact -> contact.putArray("consents"));
        var mailed = tenant.person(contact -> contact.put("preferredChannel", "email"));
        var phoneless = tenant.person(contact -> contact.putArray("phones"));

        // When
        var toSilent = tenant.request(silent);
        var toMailed = tenant.request(mailed);
        var toPhoneless = tenant.request(phoneless);
        var service = tenant.request(silent, request -> request.put("purpose", "service"));

        // Then
        assertThat(reason(toSilent)).isEqualTo("no-consent");
        assertThat(reason(toMailed)).isEqualTo("prefers-other-channel");
        assertThat(reason(toPhoneless)).isEqualTo("no-address");
        tenant.awaitEvent("message.sent.v1", service);
        assertThat(provider.taken(tenant.name())).hasSize(1);
    }

    @Test
    void aMessageMayComeBeforeItsRecipientIsKnownButDoesNotWaitForEver() {
        // Given
        var late = TestTenant.stranger();
        var never = TestTenant.stranger();
        var toLate = tenant.request(late);
        var toNever = tenant.request(never);
        await().until(() -> tenant.message(toNever).getInt("attempts") > 0);

        // When
        tenant.tell(late, "contact.created.v1", contact -> {});
        sql("update message set attempts = 15 where tenant_id = ? and id = ?", tenant.name(), toNever);

        // Then
        tenant.awaitEvent("message.sent.v1", toLate);
        assertThat(reason(toNever)).isEqualTo("unknown-contact");
    }

    @Test
    void nothingIsLostWhileTheProviderIsDown() {
        // Given
        provider.refuse(tenant.name(), 503, "");
        var people = Stream.generate(tenant::person).limit(20).toList();
        var messages = people.stream().map(tenant::request).toList();
        messages.forEach(message -> awaitReason(message, "The SMS provider answered with status 503"));

        // When
        provider.recover(tenant.name());

        // Then
        messages.forEach(message -> tenant.awaitEvent("message.sent.v1", message));
        assertThat(provider.taken(tenant.name())).hasSize(20);
    }

    @Test
    void whatTheProviderRefusesForGoodHasFailed() {
        // Given
        provider.refuse(tenant.name(), 400, "{\"code\": 21211, \"message\": \"Invalid 'To' Phone Number\"}");

        // When
        var message = tenant.request(tenant.person());

        // Then
        var failed = tenant.awaitEvent("message.failed.v1", message);
        assertThat(failed.data().path("code").asText()).isEqualTo("21211");
        assertThat(failed.data().path("reason").asText()).isEqualTo("Invalid 'To' Phone Number");
        assertThat(provider.calls(tenant.name())).isEqualTo(1);
    }

    @Test
    void aCrashBetweenTheCallAndItsRecordSendsTheMessageOnce() throws InterruptedException {
        // Given
        var called = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        provider.beforeAnswer(tenant.name(), given -> {
            if (called.getCount() > 0) {
                called.countDown();
                awaitUninterruptibly(answer);
            }
            return given;
        });
        var message = tenant.request(tenant.person());
        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();

        // When
        sql("update message set next_attempt_at = now() where tenant_id = ? and id = ?", tenant.name(), message);

        // Then
        var sent = tenant.awaitEvent("message.sent.v1", message);
        assertThat(provider.calls(tenant.name())).isEqualTo(2);
        answer.countDown();
        tenant.awaitEvent("message.sent.v1", tenant.request(tenant.person()));
        assertThat(provider.taken(tenant.name())).hasSize(2);
        assertThat(provider.taken(tenant.name()).getFirst().sid())
                .isEqualTo(sent.data().path("providerId").asText());
        assertThat(tenant.events("message.sent.v1", message)).isEqualTo(1);
    }

    @Test
    void whileAnAnswerCannotBeStoredTheCallIsNotRepeated() {
        // Given
        sql("create function refuse() returns trigger as 'begin raise exception ''not now''; end' language plpgsql");
        sql("create trigger refuse before update on message for each row when (new.state = 'sent' and new.tenant_id = '"
                + tenant.name() + "') execute function refuse()");
        var message = tenant.request(tenant.person());
        await().until(() -> provider.calls(tenant.name()) == 1);

        // When
        sql("update message set next_attempt_at = now() where tenant_id = ? and id = ?", tenant.name(), message);

        // Then
        await().during(Duration.ofSeconds(2)).until(() -> provider.calls(tenant.name()) == 1);
        sql("drop function refuse cascade");
        tenant.awaitEvent("message.sent.v1", message);
        assertThat(provider.calls(tenant.name())).isEqualTo(1);
    }

    @Test
    void whatWasNotHandedOverWaitsAsIfItHadNotBeenClaimed() {
        // Given
        var person = tenant.person();
        provider.refuse(tenant.name(), 429, "");
        var message = tenant.request(person);
        await().until(() -> provider.calls(tenant.name()) == 1);
        sql(
                "update message set state = 'sending', attempts = 5, in_doubt = true, next_attempt_at = 'infinity'"
                        + " where tenant_id = ? and id = ?",
                tenant.name(),
                message);
        provider.recover(tenant.name());

        // When
        claims.putBack(claim(message, person, 4));
        claims.putBack(claim(message, person, 5));

        // Then
        tenant.awaitEvent("message.sent.v1", message);
        assertThat(tenant.message(message).getInt("attempts")).isEqualTo(5);
    }

    @Test
    void anAnswerToAPersonDoesNotWaitBehindACampaign() {
        // Given
        provider.refuse(tenant.name(), 429, "");
        var person = tenant.person();
        IntStream.range(0, 300).forEach(number -> tenant.request(person));
        tenant.request(person, request -> request.put("purpose", "service").put("text", "Yes, we do"));
        await().until(() -> sql(
                        "update message set next_attempt_at = 'infinity' where tenant_id = ? and state = 'queued'",
                        tenant.name())
                == 301);
        provider.recover(tenant.name());

        // When
        sql(
                "update message set next_attempt_at = now() - case when purpose = 'service' then interval '1 second'"
                        + " else interval '1 hour' end where tenant_id = ? and state = 'queued'",
                tenant.name());

        // Then
        await().until(() -> provider.taken(tenant.name()).size() == 301);
        assertThat(provider.taken(tenant.name()).stream()
                        .map(Sms::body)
                        .toList()
                        .indexOf("Yes, we do"))
                .isBetween(0, 128);
    }

    @Test
    void aReceiptMayComeBeforeTheAnswer() throws InterruptedException {
        // Given
        var called = new CountDownLatch(1);
        var answer = new CountDownLatch(1);
        provider.beforeAnswer(tenant.name(), given -> {
            called.countDown();
            awaitUninterruptibly(answer);
            return given;
        });
        var message = tenant.request(tenant.person());
        assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();

        // When
        tenant.receipt(message, "undelivered", "ErrorCode", "30005");

        // Then
        tenant.awaitEvent("message.sent.v1", message);
        var failed = tenant.awaitEvent("message.failed.v1", message);
        assertThat(failed.data().path("reason").asText()).isEqualTo("Unknown destination handset");
        answer.countDown();
        tenant.awaitEvent("message.sent.v1", tenant.request(tenant.person()));
        assertThat(tenant.message(message).getString("state")).isEqualTo("failed");
        assertThat(tenant.events("message.sent.v1", message)).isEqualTo(1);
        assertThat(tenant.events("message.failed.v1", message)).isEqualTo(1);
    }

    @Test
    void aMessageThatMayHaveLeftWaitsForItsReceiptBeforeItIsSuppressed() {
        // Given
        provider.beforeAnswer(tenant.name(), taken -> new TestProvider.Answer(503, ""));
        var person = tenant.person();
        var message = tenant.request(person);
        await().until(() -> provider.taken(tenant.name()).size() == 1);
        withdraw(person, Instant.now());
        await().until(() -> consent(person).equals("withdrawn"));

        // When
        await().until(() -> tenant.message(message).getInt("attempts") > 2);
        var before = tenant.events("message.suppressed.v1", message);
        tenant.receipt(message, "delivered");

        // Then
        assertThat(before).isZero();
        tenant.awaitEvent("message.sent.v1", message);
        tenant.awaitEvent("message.delivered.v1", message);
        assertThat(tenant.events("message.suppressed.v1", message)).isZero();
    }

    private void withdraw(Person person, Instant at) {
        tenant.publish(
                "contact.consent-changed.v1",
                person.id(),
                change -> change.put("contactId", person.id().toString())
                        .put("state", "withdrawn")
                        .put("at", at.toString()));
    }

    private String consent(Person person) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select state from consent where tenant_id = ? and contact_id = ? and channel = 'sms' and purpose = 'marketing'")
                .bind(0, tenant.name())
                .bind(1, person.id())
                .mapTo(String.class)
                .one());
    }

    private String reason(UUID message) {
        return tenant.awaitEvent("message.suppressed.v1", message)
                .data()
                .path("reason")
                .asText();
    }

    private void awaitReason(UUID message, String reason) {
        await().atMost(20, TimeUnit.SECONDS)
                .ignoreExceptions()
                .until(() -> reason.equals(
                        tenant.as("support").get("/api/v1/messages/" + message).path("reason")));
    }

    private Claim claim(UUID message, Person person, int attempt) {
        return new Claim(
                tenant.name(),
                message,
                person.id(),
                Channel.sms,
                Purpose.marketing,
                null,
                null,
                "Hoi",
                attempt,
                false,
                Instant.now(),
                null,
                new Gate.Recipient(true, null, "granted", false, person.phone()),
                0);
    }

    private int sql(String sql, Object... parameters) {
        return jdbi.withHandle(handle -> handle.execute(sql, parameters));
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the provider answer");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

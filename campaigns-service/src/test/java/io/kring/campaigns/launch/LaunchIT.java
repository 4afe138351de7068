package io.kring.campaigns.launch;

import static io.kring.campaigns.Marketing.EMAIL;
import static io.kring.campaigns.Marketing.SMS;
import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.campaigns.Marketing;
import io.kring.platform.tenant.Tenant;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.Events.Heard;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class LaunchIT {
    private static final String SNEEK = "city == 'Sneek'";

    private final Marketing marketing = new Marketing();

    @Inject
    Jdbi jdbi;

    @Inject
    LaunchChunk chunk;

    @Inject
    LaunchWorker worker;

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void everybodyInTheSegmentIsAskedForOncePerChannel() {
        // Given
        var people = marketing.people(2_000, "Sneek");
        marketing.people(10, "Heeg");
        var path = marketing.campaign(SNEEK, SMS, EMAIL);

        // When
        marketing.launch(path);

        // Then
        marketing.awaitCompleted(path);
        marketing
                .api()
                .get(path)
                .then()
                .body("recipients", equalTo(2_000))
                .body("requests", equalTo(4_000))
                .body("messageStates.requested", equalTo(4_000))
                .body("audience", nullValue());
        var requests = awaitRequests(4_000);
        assertThat(contacts(requests, "sms")).isEqualTo(people);
        assertThat(contacts(requests, "email")).isEqualTo(people);
        assertThat(requests.stream().map(Heard::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith(marketing.tenant() + "/"));
        var completed = Events.shared().awaitOne(marketing.tenant(), "campaign.completed.v1", data -> true);
        assertThat(completed.data().path("recipients").asInt()).isEqualTo(2_000);
        assertThat(completed.data().path("requests").asInt()).isEqualTo(4_000);
    }

    @Test
    void everyTextIsPersonal() {
        // Given
        marketing.person(data -> data.put("givenName", "{contact.city}").put("city", "Sneek"));
        marketing.person(data -> data.put("givenName", "").put("city", "Sneek"));
        var path = marketing.campaign(SNEEK, SMS, EMAIL);

        // When
        marketing.launch(path);

        // Then
        var requests = awaitRequests(4);
        requests.forEach(request -> Contracts.assertValid("message.requested.v1", request.data()));
        assertThat(requests.stream().map(request -> request.data().path("text").asText()))
                .containsExactlyInAnyOrder(
                        "Hoi {contact.city}, see you in Sneek",
                        "Hoi friend, see you in Sneek",
                        "The season opens",
                        "The season opens");
        assertThat(requests.stream()
                        .map(request -> request.data().path("subject").asText(null)))
                .containsExactlyInAnyOrder(null, null, "For {contact.city}", "For ");
    }

    @Test
    void aLaunchThatBrokeOffGoesOnAfterItsLastChunk() {
        // Given
        var people = marketing.people(1_300, "Sneek");
        var path = marketing.campaign(SNEEK, SMS);
        refuse(people.get(1_100));

        // When
        marketing.launch(path);
        await().until(() -> marketing.api().get(path).<Integer>path("recipients") == 1_000);
        var requestedBefore = marketing.api().get(path).<Integer>path("messageStates.requested");
        var stateBefore = marketing.api().get(path).<String>path("state");
        allow();

        // Then
        marketing.awaitCompleted(path);
        assertThat(requestedBefore).isEqualTo(1_000);
        assertThat(stateBefore).isEqualTo("launching");
        assertThat(contacts(awaitRequests(1_300), "sms")).isEqualTo(people);
        marketing
                .api()
                .get(path)
                .then()
                .body("messageStates.requested", equalTo(1_300))
                .body("failure", nullValue());
    }

    @Test
    void aLaunchThatCannotGoOnFailsWithItsReason() {
        // Given
        var people = marketing.people(1, "Sneek");
        var path = marketing.campaign(SNEEK, SMS);
        refuse(people.getFirst());
        marketing.launch(path);

        // When
        await().until(() -> {
            worker.work();
            return marketing.api().get(path).path("state").equals("failed");
        });

        // Then
        allow();
        worker.work();
        marketing
                .api()
                .get(path)
                .then()
                .body("state", equalTo("failed"))
                .body("failure", containsString("not this one"))
                .body("requests", equalTo(0));
        marketing.api().post(path + "/stop").then().statusCode(409);
    }

    @Test
    void aLaunchThatIsStoppedAsksForNobodyElse() {
        // Given
        var people = marketing.people(600, "Sneek");
        var path = marketing.campaign(SNEEK, SMS);
        marketing.api().post(path + "/stop").then().statusCode(409).body("errors[0].field", equalTo("state"));
        refuse(people.get(550));
        marketing.launch(path);
        await().until(() -> marketing.api().get(path).<Integer>path("recipients") == 500);

        // When
        var stopped = marketing.api().post(path + "/stop");

        // Then
        stopped.then().statusCode(200).body("state", equalTo("stopped")).body("messageStates.requested", equalTo(500));
        allow();
        worker.work();
        marketing.api().get(path).then().body("state", equalTo("stopped")).body("recipients", equalTo(500));
    }

    @Test
    void whatCannotBeSentAsItReadsForSomebodyIsNotAskedFor() {
        // Given
        marketing.person(data -> data.put("givenName", "Jan").put("city", "Sneek"));
        var nameless = marketing.person(data -> data.put("givenName", "").put("city", "Sneek"));
        var longName =
                marketing.person(data -> data.put("givenName", "x".repeat(81)).put("city", "Sneek"));
        var text = "{contact.givenName}".repeat(20);
        var path = marketing.campaign(SNEEK, "{\"channel\": \"sms\", \"text\": \"" + text + "\"}");

        // When
        marketing.launch(path);

        // Then
        marketing.awaitCompleted(path);
        marketing.api().get(path).then().body("recipients", equalTo(3)).body("requests", equalTo(1));
        marketing
                .api()
                .queryParam("state", "failed")
                .get(path + "/recipients")
                .then()
                .body("items.contactId", equalTo(List.of(nameless.toString(), longName.toString())))
                .body("items[0].reason", equalTo("The text is empty for this person"))
                .body("items[1].reason", equalTo("The text has more than 1600 characters for this person"));
        awaitRequests(1);
    }

    @Test
    void replicasShareALaunchWithoutDoublingAnybody() throws Exception {
        // Given
        var people = marketing.people(1_600, "Sneek");
        var path = marketing.campaign(SNEEK, SMS);
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        marketing.launch(path);
        Runnable replica = () -> Tenant.run(marketing.tenant(), () -> {
            while (!marketing.api().get(path).path("state").equals("completed")) {
                chunk.next(id);
            }
        });

        // When
        try (var replicas = Executors.newFixedThreadPool(3)) {
            for (var done :
                    Stream.generate(() -> replicas.submit(replica)).limit(3).toList()) {
                done.get();
            }
        }

        // Then
        assertThat(contacts(awaitRequests(1_600), "sms")).isEqualTo(people);
        marketing.api().get(path).then().body("recipients", equalTo(1_600)).body("requests", equalTo(1_600));
        Events.shared().awaitOne(marketing.tenant(), "campaign.completed.v1", data -> true);
        assertThat(Events.shared().all(marketing.tenant(), "campaign.completed.v1", data -> true))
                .hasSize(1);
    }

    @Test
    void twentyThousandAreAskedFor() {
        // Given
        jdbi.useHandle(handle -> handle.execute("""
                insert into audience_member (tenant_id, contact_id, version, given_name, family_name, city, tags, emails,
                  phones, sms_consent, email_consent, created_at)
                select ?, uuidv7(), 0, 'Jan ' || n, 'Hoekstra', 'Sneek', '{}', '{}', array['+31612345678'], true, true, now()
                from generate_series(1, 20000) as n""", marketing.tenant()));
        var path = marketing.campaign(SNEEK, SMS);

        // When
        marketing.launch(path);

        // Then
        marketing.awaitCompleted(path);
        marketing.api().get(path).then().body("requests", equalTo(20_000));
        awaitRequests(20_000);
    }

    /** As if the service broke off whenever it comes to this person. */
    private void refuse(UUID contact) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    create or replace function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'not this one'; end $$""");
            handle.execute("create trigger refuse before insert on recipient for each row when (new.contact_id = '"
                    + contact + "') execute function refuse()");
        });
    }

    private void allow() {
        jdbi.useHandle(handle -> handle.execute("drop trigger refuse on recipient"));
    }

    private List<Heard> awaitRequests(int number) {
        await().until(() -> requests().size() >= number);
        assertThat(requests()).hasSize(number);
        return requests();
    }

    private List<Heard> requests() {
        return Events.shared().all(marketing.tenant(), "message.requested.v1", data -> true);
    }

    private static List<UUID> contacts(List<Heard> requests, String channel) {
        return requests.stream()
                .map(Heard::data)
                .filter(data -> data.path("channel").asText().equals(channel))
                .map(LaunchIT::contact)
                .sorted()
                .toList();
    }

    private static UUID contact(JsonNode data) {
        return UUID.fromString(data.path("contactId").asText());
    }
}

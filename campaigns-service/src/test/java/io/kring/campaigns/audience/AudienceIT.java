package io.kring.campaigns.audience;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.kring.campaigns.Marketing;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class AudienceIT {
    private final Marketing marketing = new Marketing();

    @Inject
    Jdbi jdbi;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "givenName == 'Sjoukje' && familyName.startsWith('Hoek')",
                "city == 'Sneek' && country == 'NL' && language == 'fy'",
                "preferredChannel == 'sms' && 'sailing' in tags",
                "smsConsent && !emailConsent",
                "hasPhone && hasEmail",
                "createdAt < now",
                "true",
            })
    void aPersonIsFoundByEveryField(String filter) {
        // Given
        var sjoukje = marketing.person(data -> {});

        // When
        var preview = marketing.preview(filter);

        // Then
        preview.then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("estimated", equalTo(false))
                .body("sample[0].contactId", equalTo(sjoukje.toString()))
                .body("sample[0].smsConsent", equalTo(true));
        assertThat(marketing.count("!(" + filter + ")")).isZero();
    }

    @Test
    void peopleAreChosenByTheirIds() {
        // Given
        var sjoukje = marketing.person(data -> {});
        var douwe = marketing.person(data -> {});
        marketing.person(data -> {});

        // When
        var preview = marketing.preview("contactId in ['" + sjoukje + "', '" + douwe + "']");

        // Then
        preview.then()
                .statusCode(200)
                .body("sample.contactId", containsInAnyOrder(sjoukje.toString(), douwe.toString()));
    }

    @Test
    void consentThatIsWithdrawnIsSeen() {
        // Given
        var sjoukje = marketing.person(data -> {});
        assertThat(marketing.count("smsConsent")).isOne();

        // When
        marketing.tell("contact.consent-changed.v1", sjoukje, data -> data.put("purpose", "service"));
        marketing.tell(
                "contact.consent-changed.v1",
                sjoukje,
                data -> data.put("channel", "email").put("state", "granted"));
        marketing.awaitAudience("emailConsent", sjoukje);
        var afterOthers = marketing.count("smsConsent");
        marketing.tell("contact.consent-changed.v1", sjoukje, data -> {});

        // Then
        marketing.awaitAudience("!smsConsent", sjoukje);
        assertThat(afterOthers).isOne();
        assertThat(marketing.count("emailConsent")).isOne();
    }

    @Test
    void whoWasDeletedLeavesTheAudience() {
        // Given
        var sjoukje = marketing.person(data -> {});
        var douwe = marketing.person(data -> data.put("familyName", "Bakker"));

        // When
        marketing.tell("contact.deleted.v1", sjoukje, data -> {});
        marketing.tell(
                "contact.updated.v1", douwe, data -> data.put("version", 5).put("city", "Heeg"));

        // Then
        await().until(() -> marketing.count("true"), count -> count == 1);
        marketing.awaitAudience("city == 'Heeg'", douwe);
    }

    @Test
    void anOlderVersionIsIgnored() {
        // Given
        var sjoukje = marketing.person(data -> {});
        marketing.tell(
                "contact.updated.v1", sjoukje, data -> data.put("version", 5).put("city", "Bolsward"));
        marketing.awaitAudience("city == 'Bolsward'", sjoukje);

        // When
        marketing.tell(
                "contact.updated.v1", sjoukje, data -> data.put("version", 4).put("city", "Heeg"));
        awaitEverythingTold(sjoukje);

        // Then
        assertThat(marketing.count("city == 'Bolsward'")).isOne();
    }

    @Test
    void aSnapshotOfTheSameVersionIsTaken() {
        // Given
        var sjoukje = marketing.person(data -> data.put("version", 5));

        // When
        marketing.tell(
                "contact.snapshot.v1", sjoukje, data -> data.put("version", 5).put("city", "Bolsward"));

        // Then
        marketing.awaitAudience("city == 'Bolsward'", sjoukje);
    }

    @Test
    void manyAreEstimated() {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into audience_member (tenant_id, contact_id, version, given_name, family_name, city, tags, emails,
                      phones, sms_consent, email_consent, created_at)
                    select ?, gen_random_uuid(), 0, 'X', 'Y', 'Sneek', '{}', '{}', '{}', true, true, ?
                    from generate_series(1, 20000)""", marketing.tenant(), Instant.now());
            handle.execute("analyze audience_member");
        });

        // When
        var preview = marketing.preview("city == 'Sneek'");

        // Then
        preview.then().body("estimated", equalTo(true)).body("sample", hasSize(10));
        assertThat(preview.<Integer>path("count")).isBetween(15_000, 25_000);
    }

    @Test
    void anotherTenantSeesNobody() {
        // Given
        marketing.person(data -> {});

        // When
        var stranger = new Marketing().preview("true");

        // Then
        stranger.then().body("count", equalTo(0)).body("sample", hasSize(0));
    }

    /** One person's events keep their order: when this one is seen, those before it were worked on. */
    private void awaitEverythingTold(UUID contact) {
        marketing.tell(
                "contact.consent-changed.v1",
                contact,
                data -> data.put("channel", "email").put("state", "granted"));
        marketing.awaitAudience("emailConsent", contact);
    }
}

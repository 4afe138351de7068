package io.kring.campaigns.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.campaigns.audience.AudienceEvents.ConsentChanged;
import io.kring.campaigns.audience.AudienceEvents.ContactDeleted;
import io.kring.campaigns.audience.AudienceEvents.ContactState;
import io.kring.testkit.Contracts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceContractTest {
    @ParameterizedTest
    @ValueSource(strings = {"contact.created.v1", "contact.updated.v1", "contact.snapshot.v1"})
    void readsTheWholeState(String type) {
        // When
        var state = Contracts.read(type, ContactState.class);

        // Then
        assertThat(state).hasNoNullFieldsOrProperties();
        assertThat(state.familyName()).isEqualTo("Hoekstra");
        assertThat(state.phones()).containsExactly("+31612345678");
        assertThat(state.allowsMarketing("email")).isFalse();
    }

    @Test
    void readsConsent() {
        // When
        var created = Contracts.read("contact.created.v1", ContactState.class);
        var changed = Contracts.read("contact.consent-changed.v1", ConsentChanged.class);

        // Then
        assertThat(created.allowsMarketing("sms")).isTrue();
        assertThat(changed).hasNoNullFieldsOrProperties();
        assertThat(changed.isForMarketing()).isTrue();
        assertThat(changed.granted()).isFalse();
    }

    @Test
    void readsAMergeAndItsUndoing() {
        // When
        var merged = Contracts.read("contact.merged.v1", ContactMerges.Merged.class);
        var unmerged = Contracts.read("contact.unmerged.v1", ContactMerges.Unmerged.class);

        // Then
        var one = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
        var other = UUID.fromString("0199c0de-0001-7000-8000-000000000002");
        assertThat(merged).isEqualTo(new ContactMerges.Merged(one, 3, other));
        assertThat(unmerged.restored()).containsExactly(new ContactMerges.Unmerged.Restored(other, 4));
    }

    @Test
    void readsADeletion() {
        // When
        var deleted = Contracts.read("contact.deleted.v1", ContactDeleted.class);

        // Then
        assertThat(deleted).hasNoNullFieldsOrProperties();
    }
}

package io.kring.messaging.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.messaging.conversation.Conversations.ConversationOpened;
import io.kring.messaging.conversation.IdentificationListener.ContactIdentified;
import io.kring.messaging.conversation.IdentificationListener.ContactMerged;
import io.kring.messaging.conversation.IdentificationListener.ContactUnmerged;
import io.kring.messaging.directory.Channel;
import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConversationContractTest {
    private static final UUID CONTACT = UUID.fromString("0199c0de-0001-7000-8000-000000000001");

    @Test
    void tellsThatAConversationBegan() {
        Contracts.assertPublishes(
                "conversation.opened.v1",
                new ConversationOpened(
                        UUID.fromString("0199c0de-0007-7000-8000-000000000007"),
                        CONTACT,
                        Channel.sms,
                        "+31612345678",
                        Instant.parse("2026-03-01T09:30:00Z")));
    }

    @Test
    void readsAMergeAndItsUndoing() {
        // When
        var merged = Contracts.read("contact.merged.v1", ContactMerged.class);
        var unmerged = Contracts.read("contact.unmerged.v1", ContactUnmerged.class);

        // Then
        assertThat(merged).isEqualTo(new ContactMerged(CONTACT));
        assertThat(unmerged.restored())
                .containsExactly(new ContactUnmerged.Restored(UUID.fromString("0199c0de-0001-7000-8000-000000000002")));
    }

    @Test
    void readsWhoSomebodyIs() {
        // When
        var identified = Contracts.read("contact.identified.v1", ContactIdentified.class);

        // Then
        assertThat(identified)
                .isEqualTo(new ContactIdentified(
                        CONTACT, "lead", UUID.fromString("0199c0de-0002-7000-8000-000000000002")));
    }
}

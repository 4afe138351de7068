package io.kring.analytics.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.analytics.contact.ContactEvents.Merged;
import io.kring.analytics.contact.ContactEvents.Unmerged;
import io.kring.analytics.contact.ContactEvents.Unmerged.Restored;
import io.kring.testkit.Contracts;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContactContractTest {
    private static final UUID ONE = UUID.fromString("0199c0de-0001-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("0199c0de-0001-7000-8000-000000000002");

    @Test
    void readsAMerge() {
        assertThat(Contracts.read("contact.merged.v1", Merged.class)).isEqualTo(new Merged(ONE, 3, OTHER));
    }

    @Test
    void readsItsUndoing() {
        assertThat(Contracts.read("contact.unmerged.v1", Unmerged.class).restored())
                .containsExactly(new Restored(OTHER, 4));
    }
}

package io.kring.contacts.dataclass;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.platform.retention.KeepFor;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KringTestResource.class)
@SuppressWarnings("NullAway.Init")
class DataClassesIT {
    @Inject
    DataClasses classes;

    @Test
    void whatThePlatformKeepsEachServiceKeeps() {
        assertThat(classes.all())
                .filteredOn(data -> data.store().equals("dead_letter"))
                .extracting(DataClass::service)
                .containsExactlyInAnyOrder(
                        "contacts-service",
                        "leads-service",
                        "campaigns-service",
                        "messaging-service",
                        "analytics-service");
    }

    @Test
    void everyDefaultCanBeARule() {
        assertThat(classes.all())
                .filteredOn(data -> data.since() != null && data.keptFor() != null)
                .allMatch(data -> KeepFor.parse(String.valueOf(data.keptFor())).isPresent());
    }
}

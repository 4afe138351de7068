package io.kring.analytics;

import io.kring.testkit.ServiceContract;
import io.kring.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void isBuiltAsAllServicesAre() {
        ServiceRules.assertHold("io.kring.analytics");
    }

    @Test
    void publishesAndHearsWhatIsAgreed() {
        ServiceContract.assertAgreed();
    }
}

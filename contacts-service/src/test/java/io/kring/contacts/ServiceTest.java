package io.kring.contacts;

import io.kring.testkit.ServiceContract;
import io.kring.testkit.ServiceRules;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void isBuiltAsAllServicesAre() {
        ServiceRules.assertHold("io.kring.contacts");
    }

    @Test
    void publishesAndHearsWhatIsAgreed() {
        ServiceContract.assertAgreed();
    }
}

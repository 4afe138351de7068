package io.kring.contacts.company;

import io.kring.testkit.Contracts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompanyContractTest {
    private static final UUID ID = UUID.fromString("0199c0de-0011-7000-8000-000000000001");
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");

    @Test
    void created() {
        Contracts.assertPublishes("company.created.v1", sails(0));
    }

    @Test
    void updated() {
        Contracts.assertPublishes("company.updated.v1", sails(1));
    }

    @Test
    void deleted() {
        Contracts.assertPublishes("company.deleted.v1", new CompanyService.CompanyDeleted(ID, 2));
    }

    private static CompanyView sails(int version) {
        return new CompanyView(
                ID,
                version,
                "Zeilmakerij Hoekstra",
                "Sails",
                "https://example.org",
                "+31515123456",
                "Kade 2",
                "8601 AB",
                "Sneek",
                "Fryslân",
                "NL",
                "sara",
                List.of("supplier"),
                AT,
                AT);
    }
}

package io.kring.contacts.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.search.index.IndexListener.CompanyTold;
import io.kring.contacts.search.index.IndexListener.PersonTold;
import io.kring.testkit.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexContractTest {
    @ParameterizedTest
    @ValueSource(strings = {"contact.created.v1", "contact.updated.v1", "contact.deleted.v1"})
    void readsWhoIsMeant(String type) {
        assertThat(Contracts.read(type, PersonTold.class).contactId().toString())
                .isEqualTo(Contracts.example(type).path("contactId").asText());
    }

    @Test
    void readsWhichCompanyIsMeant() {
        assertThat(Contracts.read("company.updated.v1", CompanyTold.class)
                        .companyId()
                        .toString())
                .isEqualTo(Contracts.example("company.updated.v1")
                        .path("companyId")
                        .asText());
    }
}

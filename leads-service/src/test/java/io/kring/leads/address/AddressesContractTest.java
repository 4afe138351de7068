package io.kring.leads.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.testkit.Project;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What contacts-service and leads-service understand of an address must be the same: people are recognised by it. */
class AddressesContractTest {
    @ParameterizedTest
    @MethodSource
    void emails(JsonNode email) {
        assertThat(Emails.canonical(email.path("input").asText())).isEqualTo(canonical(email));
    }

    @ParameterizedTest
    @MethodSource
    void phones(JsonNode phone) {
        var regions = List.of(phone.path("region").asText());
        assertThat(Phones.canonical(phone.path("input").asText(), regions)).isEqualTo(canonical(phone));
    }

    static Stream<JsonNode> emails() throws IOException {
        return agreed("emails");
    }

    static Stream<JsonNode> phones() throws IOException {
        return agreed("phones");
    }

    private static Stream<JsonNode> agreed(String kind) throws IOException {
        var file = Project.root().resolve("contracts/addresses.json").toFile();
        var examples = new ObjectMapper().readTree(file).path(kind);
        assertThat(examples).isNotEmpty();
        return StreamSupport.stream(examples.spliterator(), false);
    }

    private static Optional<String> canonical(JsonNode example) {
        return Optional.ofNullable(example.path("canonical").textValue());
    }
}

package io.kring.e2e;

import static io.kring.e2e.client.Session.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kring.e2e.Api.Operation;
import io.kring.e2e.client.Answer;
import io.kring.e2e.client.Session;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nonsense to every endpoint of the suite: it is refused by the name of the field, and nothing is stored. */
class GarbageIT {
    private static final String NOBODY = "018f0000-0000-7000-8000-000000000000";
    private static final Session AINO = Session.of(TestStack.addresses(), "aino", "demo");
    private static final Set<String> KEPT_BY_NOBODY = Set.of(
            "/api/v1/analytics/funnel",
            "/api/v1/contacts/search",
            "/api/v1/custom-fields/openapi.json",
            "/api/v1/duplicates/rule",
            "/api/v1/events/contacts",
            "/api/v1/exports/contacts",
            "/api/v1/privacy/register",
            "/api/v1/privacy/register.csv",
            "/api/v1/privacy/register.html",
            "/api/v1/privacy/register/controller",
            "/api/v1/permissions/me",
            "/api/v1/data-quality");

    private static Map<String, Long> before = Map.of();

    @BeforeAll
    static void count() {
        before = stored();
    }

    @AfterAll
    static void nothingIsStored() {
        assertThat(stored()).isEqualTo(before);
    }

    /** How many things each list has. */
    private static Map<String, Long> stored() {
        var counts = new TreeMap<String, Long>();
        Api.read()
                .operations()
                .filter(operation -> operation.method().equals("GET"))
                .map(Operation::path)
                .filter(path -> !path.contains("{") && !KEPT_BY_NOBODY.contains(path))
                .forEach(path -> counts.put(path, AINO.items(path, Map.of()).count()));
        return counts;
    }

    static Stream<Arguments> bodies() {
        return Api.read()
                .operations()
                .filter(operation -> operation.takesJson() && !operation.isPublic())
                .flatMap(operation -> garbage().map(garbage -> Arguments.of(operation, garbage.what, garbage.body)));
    }

    private record Garbage(String what, byte[] body) {}

    private static Stream<Garbage> garbage() {
        return Stream.of(
                new Garbage("nothing", new byte[0]),
                new Garbage("no JSON", "name=x&filter=y".getBytes(UTF_8)),
                new Garbage("half of it", "{\"name\": \"".getBytes(UTF_8)),
                new Garbage("a list", "[1, 2]".getBytes(UTF_8)),
                new Garbage("a string", "\"'; drop table contact; --\"".getBytes(UTF_8)),
                new Garbage("a number", "17".getBytes(UTF_8)),
                new Garbage("null", "null".getBytes(UTF_8)),
                new Garbage("an unknown field", "{\"isAdmin\": true}".getBytes(UTF_8)),
                new Garbage("depth", ("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)).getBytes(UTF_8)),
                new Garbage("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, 0x28, '"', ':', '1', '}'}),
                new Garbage("NUL bytes", new byte[100]));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bodies")
    void aBodyThatIsNoneIsRefused(Operation operation, String what, byte[] body) {
        // When
        var answer = send(operation, BodyPublishers.ofByteArray(body));

        // Then
        assertRefused(answer);
    }

    static Stream<Arguments> fields() {
        return Api.read()
                .operations()
                .filter(operation -> operation.takesJson() && !operation.isPublic())
                .filter(operation -> operation.method().equals("POST"))
                .flatMap(operation -> operation.properties().entrySet().stream()
                        .map(field -> Arguments.of(operation, field.getKey(), field.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("fields")
    void aFieldOfTheWrongTypeIsNamed(Operation operation, String field, JsonNode schema) {
        // Given
        var body = json();
        if (Stream.of("object", "array")
                .anyMatch(type -> schema.path("type").toString().contains(type))) {
            body.put(field, 17);
        } else {
            body.putObject(field).putArray("$ne").add(1);
        }

        // When
        var answer = send(operation, BodyPublishers.ofString(body.toString()));

        // Then
        assertRefused(answer);
        if (answer.status() == 400) {
            assertThat(named(answer)).as(answer.toString()).contains(field);
        }
    }

    static Stream<Operation> withJson() {
        return Api.read().operations().filter(operation -> operation.takesJson() && !operation.isPublic());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withJson")
    void tenMegabytesAreTooMuch(Operation operation) {
        // When
        var answer = send(operation, BodyPublishers.ofString("{\"name\": \"" + "x".repeat(10_000_000) + "\"}"));

        // Then
        assertThat(answer.status()).isEqualTo(413);
        assertRefused(answer);
    }

    static Stream<Arguments> queries() {
        return Api.read()
                .operations()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.isOnOneThing() && !operation.isPublic())
                .flatMap(operation -> operation.queryParameters().stream()
                        .flatMap(parameter ->
                                nonsense(parameter).stream().map(value -> Arguments.of(operation, parameter, value))));
    }

    private static List<String> nonsense(String parameter) {
        return switch (parameter) {
            case "filter" ->
                List.of(
                        "city >",
                        "nobodyKnowsThis == 1",
                        "createdAt > 'yesterday'",
                        "1 + 1",
                        "true; drop table contact",
                        "(".repeat(500) + "true" + ")".repeat(500));
            case "limit" -> List.of("many", "-1", "0", "501", "99999999999999999999", "1e9");
            case "q" -> List.of("\0", "x\ty", "x".repeat(201));
            default -> List.of("' or 1=1 --", "\0", "{{7*7}}", "../../etc/passwd");
        };
    }

    @ParameterizedTest(name = "{0}: {1}={2}")
    @MethodSource("queries")
    void aParameterThatMakesNoSenseIsNamed(Operation operation, String parameter, String value) {
        // Given
        var query = new HashMap<>(operation.period());
        query.put(parameter, value);

        // When
        var answer = AINO.get(operation.path(), query);

        // Then
        assertRefused(answer);
        assertThat(named(answer)).as(answer.toString()).contains(parameter);
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        // When
        var answer = AINO.get("/api/v1/contacts", Map.of("filter", "x".repeat(20_000)));

        // Then
        assertThat(answer.status()).isEqualTo(414);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%27%20or%201=1%20--", "..%2F..%2Fetc", "%00", "%C3%28", "0", "null"})
    void anIdThatIsNoneIsNotFound(String id) {
        // When
        var answers = Api.read()
                .operations()
                .filter(operation ->
                        operation.method().equals("GET") && operation.path().contains("{id}"))
                .map(operation -> AINO.get(operation.path().replace("{id}", id)))
                .toList();

        // Then
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        });
    }

    @Test
    void expressionsThatDoNotTypeCheckAreRefusedWithThePlace() {
        // When
        var answers = Stream.of("city > 3", "hasEmail == 'yes'", "tags.exists(t, t > 1)", "size(city) + 'x' == 1")
                .map(filter ->
                        AINO.post("/api/v1/segments", json().put("name", "x").put("filter", filter)))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(named(answer)).containsExactly("filter");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{config:secret}",
                "{contact.class.name}",
                "{#include x}",
                "{inject:outbox.publish}",
                "{contact.givenName.getClass}",
                "{#for i in 1000000000}x{/for}"
            })
    void aTemplateThatReachesForMoreThanTheRecipientIsRefused(String text) {
        // Given
        var campaign = json().put("name", "x").put("filter", "true");
        campaign.putArray("messages").addObject().put("channel", "sms").put("text", text);

        // When
        var answer = AINO.post("/api/v1/campaigns", campaign);

        // Then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(named(answer)).as(answer.toString()).contains("messages[0].text");
    }

    private static Answer send(Operation operation, BodyPublisher body) {
        var headers = new HashMap<>(Map.of("Content-Type", "application/json", "If-Match", "*"));
        return AINO.send(operation.method(), operation.at(NOBODY), body, headers);
    }

    /** A problem (RFC 9457) that is the caller's, and tells nothing of what is inside. */
    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.contentType()).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.body()).doesNotContain("io.kring", "java.", "jackson", "SQL", "org.");
        if (answer.status() == 400) {
            assertThat(named(answer)).as(answer.toString()).isNotEmpty().doesNotContain("");
        }
    }

    private static List<String> named(Answer answer) {
        return answer.json().path("errors").findValues("field").stream()
                .map(JsonNode::asText)
                .toList();
    }
}

package io.kring.contacts.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever sees only their own people, and no e-mail addresses, learns nothing of the others by any operation that the service
 * describes: also by one that is yet to be made.
 */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class EveryOperationIT {
    private static final String[] ROLES = {"sales", "marketing", "support", "analyst", "partner"};
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String HIS_NAME = "Zwartewaal";
    private static final String HIS_ADDRESS = "zwarte.marker@example.org";
    private static final String HIS_NOTE = "Walrusmarker";
    private static final String HER_ADDRESS = "hers.hidden@example.org";

    /**
     * An operation of the document.
     *
     * @param path as it stands there
     * @param queries the names of its query parameters
     * @param fields of its body; none where it says nothing of them
     */
    private record Operation(
            String method, String path, Set<String> queries, boolean takesFile, boolean takesJson, Set<String> fields) {
        static Operation of(JsonNode document, String method, String path) {
            var operation = document.path("paths").path(path).path(method);
            var content = operation.path("requestBody").path("content");
            var schema = content.path("application/json")
                    .path("schema")
                    .path("$ref")
                    .asText()
                    .replaceFirst(".*/", "");
            var queries = new TreeSet<String>();
            operation
                    .path("parameters")
                    .forEach(parameter -> queries.add(parameter.path("name").asText()));
            var fields = new TreeSet<String>();
            document.path("components")
                    .path("schemas")
                    .path(schema)
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(fields::add);
            return new Operation(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    queries,
                    content.has("text/csv"),
                    content.has("application/json"),
                    fields);
        }

        boolean mayTake(String body) {
            return body.equals("{}")
                    || (takesJson
                            && (fields.isEmpty()
                                    || fields.stream().anyMatch(field -> body.contains('"' + field + '"'))));
        }

        Map<String, String> of(Map<String, String> query) {
            var own = new TreeMap<>(query);
            own.keySet().retainAll(queries);
            return own;
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** What takes away comes last. */
        int turn() {
            return reads() ? 0 : method.equals("DELETE") || path.matches(".*(delete|merge|undo|cancel)$") ? 2 : 1;
        }
    }

    private final Api api = Api.ofNewTenant();
    private final Map<String, String> ids = new LinkedHashMap<>();

    @Test
    void nothingIsTold() {
        // Given
        prepare();
        var told = new TreeSet<String>();
        for (var operation : operations(true)) {
            calls(operation, () -> api.by("aino", "admin")).forEach((call, answer) -> {
                if (answer.asString().contains(HIS_NAME)) {
                    told.add(operation.path());
                }
            });
        }
        restrict();
        var markers = List.of(HIS_NAME, HIS_ADDRESS, HIS_NOTE, HER_ADDRESS, id("his"), id("hisMerged"));
        var leaks = new ArrayList<String>();
        var answered = new TreeMap<String, Set<Integer>>();
        // When
        for (var operation : operations(false)) {
            calls(operation, () -> api.by("sara", ROLES)).forEach((call, answer) -> {
                answered.computeIfAbsent(operation.method() + " " + operation.path(), key -> new TreeSet<>())
                        .add(answer.statusCode());
                var text = answer.asString() + answer.headers();
                markers.stream()
                        .filter(marker -> text.contains(marker) && !call.contains(marker))
                        .forEach(marker -> leaks.add(call + " tells " + marker + ": " + answer.asString()));
            });
        }
        // Then
        assertThat(leaks).isEmpty();
        assertThat(answered.values()).allMatch(statuses -> statuses.stream().allMatch(status -> status < 500));
        assertThat(told.stream().map(path -> path.replace("/api/v1", "")))
                .as("where the markers are, for whom they are not hidden")
                .contains(
                        "/activities",
                        "/companies/{id}/contacts",
                        "/contacts",
                        "/contacts/search",
                        "/contacts/{id}",
                        "/contacts/{id}/duplicates",
                        "/contacts/{id}/history",
                        "/contacts/{id}/timeline",
                        "/data-quality/records",
                        "/duplicates",
                        "/duplicates/{id}",
                        "/events/contacts",
                        "/exports/contacts",
                        "/jobs/{id}/rejections");
        assertThat(told)
                .allSatisfy(path -> assertThat(answered.get("GET " + path)).containsAnyOf(200, 404));
    }

    private void prepare() {
        aino().put("/api/v1/events/contacts/feed").then().statusCode(204);
        ids.put(
                "hers",
                add("{\"givenName\": \"Ann\", \"familyName\": \"Visser\", \"emails\": [\"" + HER_ADDRESS
                        + "\"], \"owner\": \"sara\"}"));
        var his = "{\"givenName\": \"Bo\", \"familyName\": \"" + HIS_NAME
                + "\", \"birthDate\": \"1985-06-01\", \"owner\": \"joost\"";
        ids.put("his", add(his + ", \"emails\": [\"" + HIS_ADDRESS + "\"], \"tags\": [\"x\"]}"));
        ids.put("hisTwin", add(his + "}"));
        ids.put("hisMerged", add("{\"familyName\": \"" + HIS_NAME + "\", \"city\": \"Oulu\", \"owner\": \"joost\"}"));
        aino().header("If-Match", "*")
                .body("{\"merge\": [{\"contactId\": \"" + id("hisMerged") + "\", \"version\": 0}]}")
                .post("/api/v1/contacts/" + id("his") + "/merge")
                .then()
                .statusCode(200);
        ids.put(
                "company",
                aino().body("{\"name\": \"Yard\"}").post("/api/v1/companies").path("companyId"));
        for (var who : List.of("hers", "his")) {
            aino().header("If-Match", "*")
                    .body("{\"companies\": [{\"companyId\": \"" + id("company") + "\"}]}")
                    .patch("/api/v1/contacts/" + id(who))
                    .then()
                    .statusCode(200);
        }
        ids.put("note", note("Lunch", id("hers") + "\", \"" + id("his")));
        ids.put("hisNote", note(HIS_NOTE + " " + HIS_NAME, id("his")));
        ids.put("change", aino().get("/api/v1/contacts/" + id("his")).path("change.id"));
        ids.put(
                "import",
                aino().contentType("text/csv")
                        .header("Prefer", "wait=50")
                        .body("Name,Email,Birthdate\n" + HIS_NAME + ",x@example.org,never\n")
                        .post("/api/v1/imports")
                        .path("id"));
        ids.put(
                "job",
                aino().header("Prefer", "wait=50")
                        .body("{\"filter\": \"familyName == '" + HIS_NAME + "'\", \"addTags\": [\"y\"]}")
                        .post("/api/v1/contacts/bulk-update")
                        .path("id"));
        ids.put("run", aino().post("/api/v1/duplicate-runs").path("runId"));
        ids.put(
                "field",
                aino().body("{\"key\": \"boat\", \"label\": \"Boat\", \"type\": \"text\"}")
                        .post("/api/v1/custom-fields")
                        .path("fieldId"));
        await().untilAsserted(() -> {
            aino().get("/api/v1/duplicate-runs/" + id("run")).then().body("status", equalTo("done"));
            aino().queryParam("q", HIS_NAME)
                    .get("/api/v1/contacts/search")
                    .then()
                    .body("items.size()", equalTo(2));
            aino().get("/api/v1/contacts/" + id("his") + "/timeline").then().body(containsString("Became known as Bo"));
            aino().get("/api/v1/events/contacts").then().body("items.type", hasItem("contact.merged.v1"));
        });
        ids.put("pair", aino().get("/api/v1/duplicates").path("items[0].pairId"));
    }

    private void restrict() {
        for (var role : ROLES) {
            Settings.set(api, role, "{\"rows\": \"own\", \"fields\": {\"emails\": {\"access\": \"hidden\"}}}");
        }
    }

    private Map<String, Response> calls(Operation operation, Supplier<RequestSpecification> who) {
        var answers = new LinkedHashMap<String, Response>();
        for (var path : paths(operation.path())) {
            if (operation.reads()) {
                queries()
                        .map(operation::of)
                        .distinct()
                        .forEach(query -> answers.put(
                                "GET " + path + " " + query,
                                who.get()
                                        .queryParams(query)
                                        .redirects()
                                        .follow(false)
                                        .get(path)));
            } else if (operation.takesFile()) {
                var file = "Email,City\n" + HIS_ADDRESS + ",Sneek\n";
                answers.put(
                        "POST " + path + " " + file,
                        who.get().contentType("text/csv").body(file).post(path));
            } else {
                bodies().stream()
                        .filter(operation::mayTake)
                        .forEach(body -> answers.put(
                                operation.method() + " " + path + " " + body,
                                who.get().header("If-Match", "*").body(body).request(operation.method(), path)));
            }
        }
        return answers;
    }

    /** With each id that there is, whatever it is of. */
    private List<String> paths(String template) {
        var named = template.replace("{tenant}", api.tenant())
                .replace("{role}", "sales")
                .replace("{name}", "North");
        return template.contains("{id}")
                ? ids.values().stream().map(id -> named.replace("{id}", id)).toList()
                : List.of(named.replaceAll("\\{\\w+}", "x"));
    }

    private static Stream<Map<String, String>> queries() {
        return Stream.of(
                Map.of("q", "zwarte"),
                Map.of("q", "zwarte.marker@ex", "format", "ndjson"),
                Map.of("q", "bo", "asOf", "2999-01-01"),
                Map.of("filter", "true", "format", "vcard"));
    }

    private List<String> bodies() {
        return List.of(
                "{}",
                "{\"familyName\": \"New\", \"phones\": [\"+31612345678\"]}",
                "{\"city\": \"Sneek\"}",
                "{\"familyName\": \"New\", \"emails\": [\"" + HIS_ADDRESS + "\"]}",
                "{\"givenName\": \"Bo\", \"familyName\": \"Zwartewaald\", \"birthDate\": \"1985-06-01\"}",
                "{\"merge\": [{\"contactId\": \"%s\", \"version\": 0}, {\"contactId\": \"%s\", \"version\": 0}]}"
                        .formatted(id("his"), id("hisTwin")),
                "{\"items\": [{\"contactId\": \"%s\", \"version\": 2, \"contact\": {\"city\": \"Sneek\"}}]}"
                        .formatted(id("his")),
                "{\"items\": [{\"contact\": {\"familyName\": \"New\", \"phones\": [\"+31612345679\"]}}]}",
                "{\"filter\": \"true\", \"addTags\": [\"z\"]}",
                "{\"filter\": \"true\"}",
                "{\"decision\": \"different\"}",
                "{\"type\": \"note\", \"text\": \"Dinner\", \"contactIds\": [\"" + id("his") + "\"]}",
                "{\"type\": \"note\", \"text\": \"Dinner\", \"contactIds\": [\"" + id("hers") + "\"]}",
                """
                {"channel": "email", "purpose": "marketing", "state": "granted", "proof": {"source": "user:sara", "text": "Yes"}}""",
                "{\"channel\": \"email\", \"purpose\": \"marketing\"}");
    }

    /** As the service itself describes them; the operators' endpoints are the platform's. */
    private static List<Operation> operations(boolean onlyReads) {
        var document = document();
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method) && !path.getKey().contains("/ops/")) {
                        operations.add(Operation.of(document, method, path.getKey()));
                    }
                }));
        return operations.stream()
                .filter(operation -> operation.reads() || !onlyReads)
                .sorted(Comparator.comparing(Operation::turn).thenComparing(Operation::path))
                .toList();
    }

    private static JsonNode document() {
        try {
            return new ObjectMapper()
                    .readTree(given().accept("application/json")
                            .get("/openapi?format=json")
                            .asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String note(String text, String contacts) {
        return aino().body("{\"type\": \"note\", \"text\": \"" + text + "\", \"contactIds\": [\"" + contacts + "\"]}")
                .post("/api/v1/activities")
                .path("activityId");
    }

    private String add(String person) {
        return aino().header("Kring-Allow-Duplicates", "true")
                .body(person)
                .post("/api/v1/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("contactId");
    }

    private String id(String what) {
        return java.util.Objects.requireNonNull(ids.get(what), what);
    }

    private RequestSpecification aino() {
        return api.by("aino", "admin");
    }
}

package io.kring.contacts.importing;

import static io.kring.testkit.Patience.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.kring.contacts.Api;
import io.kring.contacts.SharedData;
import io.kring.testkit.Contracts;
import io.kring.testkit.Events;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KringTestResource.class)
class ImportIT {
    private record Counts(int read, int created, int updated, int duplicate, int rejected) {}

    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @BeforeAll
    static void hear() {
        Events.shared();
    }

    @Test
    void namesakesWithoutAnAddressAreSeveralWhereTheyWereBornOrLiveElsewhere() {
        // Given
        var file = """
                first_name,last_name,birth_date,street,city
                Jan,Jansen,1950-01-01,,Sneek
                Jan,Jansen,1990-02-02,,Sneek
                Jan,Jansen,1990-02-02,Singel 4,Sneek
                Jan,Jansen,,,Sneek
                Jan,Jansen,1990-02-02,,Sneek
                """.getBytes(UTF_8);

        // When
        var first = api.importCsv(file);
        var again = api.importCsv(file);

        // Then
        assertThat(counts(first)).isEqualTo(new Counts(5, 4, 0, 1, 0));
        assertThat(counts(again)).isEqualTo(new Counts(5, 0, 0, 5, 0));
    }

    @Test
    void rowsBecomePeopleAndTheReceiptBalances() {
        // Given
        api.contact("{\"familyName\": \"Known\", \"emails\": [\"known@example.org\"], \"phones\": [\"0612345678\"]}");
        var file = """
                first_name,last_name,email,phone,city,sms_consent
                Sjoukje,Hoekstra,sjoukje@example.org,,Sneek,yes
                Sjoukje,Hoekstra,SJOUKJE@example.org,,Sneek,yes
                Sjoukje,,sjoukje@example.org,0687654321,,
                ,,known@example.org,,,
                ,,known@example.org,,Oulu,
                Jan,Jansen,nobody,,,
                Piet,"Pietersen, jr.",,12,,
                X,Y,sjoukje@example.org,0612345678,,
                too,short
                """;

        // When
        var receipt = api.importCsv(file.getBytes(UTF_8));

        // Then
        receipt.then().statusCode(201).body("status", equalTo("done"));
        assertThat(counts(receipt)).isEqualTo(new Counts(9, 1, 2, 2, 4));
        api.as("marketing")
                .get(receipt.header("Location"))
                .then()
                .statusCode(200)
                .body("id", equalTo(receipt.path("id")))
                .body("read", equalTo(9));
        var rejections = rejections(receipt);
        assertThat(rejections.jsonPath().getList("items.line", Integer.class)).containsExactly(7, 8, 9, 10);
        assertThat(rejections.jsonPath().getList("items.column")).containsExactly("email", "phone", "row", "row");
        assertThat(rejections.jsonPath().getList("items.row")).contains("Piet,\"Pietersen, jr.\",,12,,");
        rejections
                .then()
                .body("items[0].reason", equalTo("'nobody' is not valid"))
                .body("items[2].reason", equalTo("sjoukje@example.org and +31612345678 belong to different people"))
                .body("items[3].reason", equalTo("has 2 columns, the header has 6"));
    }

    @Test
    void whatAnImportAddsComesAfterTheAddressesThatWereKnown() {
        // Given
        var id = api.contact("{\"familyName\": \"Known\", \"emails\": [\"z@example.org\", \"y@example.org\"]}");

        // When
        api.importCsv("email,phone\nz@example.org,0612345678\n".getBytes(UTF_8));

        // Then
        var third = jdbi.withHandle(handle -> handle.createQuery(
                        "select value from identity where tenant_id = ? and contact_id = cast(? as uuid) and rank = 2")
                .bind(0, api.tenant())
                .bind(1, id)
                .mapTo(String.class)
                .list());
        assertThat(third).containsExactly("+31612345678");
    }

    @Test
    void everyPersonIsToldAndConsentHasProof() {
        // Given
        var file = "Email,sms_consent\na@example.org,yes\nb@example.org,no\n";

        // When
        api.importCsv(file.getBytes(UTF_8)).then().statusCode(201);

        // Then
        var created = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.created.v1",
                        data -> data.at("/emails/0").asText().equals("a@example.org"));
        assertThat(created.data().at("/consents/0/state").asText()).isEqualTo("granted");
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.created.v1",
                        data -> data.at("/emails/0").asText().equals("b@example.org"));
        api.as("sales")
                .get("/api/v1/contacts/" + created.data().path("contactId").asText() + "/consents")
                .then()
                .body("", hasSize(1))
                .body("[0].source", equalTo("import:people.csv"))
                .body("[0].text", equalTo("Line 2, sms_consent: yes"))
                .body("[0].recordedBy", equalTo("sara"));
    }

    @Test
    void newsOfAKnownPersonIsTold() {
        // Given
        var id = api.contact("{\"familyName\": \"Hoekstra\", \"emails\": [\"a@example.org\"]}");

        // When
        api.importCsv("Email,City,SMS consent\na@example.org,Sneek,yes\n".getBytes(UTF_8));

        // Then
        var updated = Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.updated.v1",
                        data -> data.path("contactId").asText().equals(id));
        assertThat(updated.data().path("city").asText()).isEqualTo("Sneek");
        assertThat(updated.data().at("/consents/0/state").asText()).isEqualTo("granted");
        Events.shared()
                .awaitOne(
                        api.tenant(),
                        "contact.consent-changed.v1",
                        data -> data.path("contactId").asText().equals(id));
    }

    @Test
    void theSameFileAgainMakesNothingNew() {
        // Given
        var file = ("First name;Last name;E-mail;Plaats\r\nJan;de Vries;jan@example.org;Sneek\r\nPiet;Puk;;Sneek\r\n"
                        + "Piet;Puk;;Sneek\r\nPiet;Puk;;Oulu\r\n")
                .getBytes(UTF_8);
        var first = api.importCsv(file);

        // When
        var second = api.importCsv(file);

        // Then
        assertThat(counts(first)).isEqualTo(new Counts(4, 3, 0, 1, 0));
        assertThat(counts(second)).isEqualTo(new Counts(4, 0, 0, 4, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Name,First name,Email\nx,Jan,jan@example.org\n",
                "Name;First name;Email\r\nx;Jan;jan@example.org",
                "Name\tFirst name\tEmail\r\nx\tJan\tjan@example.org\r\n",
                "\uFEFFEmail,First name,Name\njan@example.org,Jan,\"a \"\"b\"\",\nc\"\n\n",
            })
    void filesOfManyMakesAreRead(String file) {
        // When
        var receipt = api.importCsv(file.getBytes(UTF_8));

        // Then
        assertThat(counts(receipt)).isEqualTo(new Counts(1, 1, 0, 0, 0));
        api.as("sales").get("/api/v1/contacts").then().body("items[0].emails[0]", equalTo("jan@example.org"));
    }

    @Test
    void whatIsNotUtf8IsReadAsWindowsWritesIt() {
        // Given
        var file = "Last name,Email\nKyllönen,a@example.org\nVirtanen,b@example.org\n".getBytes(ISO_8859_1);

        // When
        var receipt = api.importCsv(file);

        // Then
        assertThat(counts(receipt)).isEqualTo(new Counts(2, 2, 0, 0, 0));
        api.as("sales").get("/api/v1/contacts").then().body("items[0].familyName", equalTo("Kyllönen"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "sku,price\n1,2\n", "\"Email\"x,y\n", "Ema\u0000il\na@example.org\n"})
    void aFileWithoutAUsableHeaderIsRefused(String file) {
        // When
        var answer = api.importCsv(file.getBytes(UTF_8));

        // Then
        answer.then().statusCode(400).contentType("application/problem+json").body("errors[0].field", equalTo("body"));
    }

    @Test
    void anotherEncodingIsRead() {
        assertThat(counts(api.importCsv("Email\na@example.org\n".getBytes(UTF_16))))
                .isEqualTo(new Counts(1, 1, 0, 0, 0));
    }

    @Test
    void aFileOfNothingButAHeaderIsAnEmptyImport() {
        assertThat(counts(api.importCsv("Email\n".getBytes(UTF_8)))).isEqualTo(new Counts(0, 0, 0, 0, 0));
    }

    @Test
    void aRecordThatIsNoCsvIsRejectedAndTheRestIsImported() {
        // Given
        var file = "Email,City\na@example.org,Sneek\n\"b@example.org\"x,Oulu\nc@example.org,Oulu\n";

        // When
        var receipt = api.importCsv(file.getBytes(UTF_8));

        // Then
        assertThat(counts(receipt)).isEqualTo(new Counts(3, 2, 0, 0, 1));
        rejections(receipt).then().body("items[0].line", equalTo(3)).body("items[0].column", equalTo("row"));
    }

    @Test
    void whereItStopsBeingCsvWhatCameBeforeIsImported() {
        // Given
        var file = "Email,City\na@example.org,Sneek\nb@example.org,\"Oulu\nc@example.org,Oulu\n";

        // When
        var receipt = api.importCsv(file.getBytes(UTF_8));

        // Then
        receipt.then()
                .statusCode(201)
                .body("status", equalTo("failed"))
                .body("failure", containsString("line 3"))
                .body("endedAt", notNullValue());
        assertThat(counts(receipt)).isEqualTo(new Counts(1, 1, 0, 0, 0));
    }

    @Test
    void filesWithTheSamePeopleMayComeAtTheSameTime() throws Exception {
        // Given
        var rows = IntStream.range(0, 3_000)
                .mapToObj(number -> "p" + number + "@example.org")
                .toList();
        var upward = ("Email,City\n" + String.join(",Sneek\n", rows) + ",Sneek\n").getBytes(UTF_8);
        var downward = ("Email,Tags\n" + String.join(",vip\n", rows.reversed()) + ",vip\n").getBytes(UTF_8);

        // When
        List<Response> receipts;
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> api.importCsv(upward));
            var second = threads.submit(() -> api.importCsv(downward));
            receipts = List.of(first.get(), second.get());
        }

        // Then
        receipts.forEach(receipt -> receipt.then().statusCode(201).body("read", equalTo(3_000)));
        assertThat(receipts.stream()
                        .mapToInt(receipt -> receipt.path("created"))
                        .sum())
                .isEqualTo(3_000);
        assertThat(receipts.stream()
                        .mapToInt(receipt -> receipt.path("rejected"))
                        .sum())
                .isZero();
        assertThat(api.as("sales")
                        .queryParam("filter", "city == 'Sneek' && 'vip' in tags")
                        .queryParam("limit", 500)
                        .get("/api/v1/contacts")
                        .jsonPath()
                        .getList("items"))
                .hasSize(500);
    }

    @Test
    void anImportOutlastsADatabaseThatIsAwayForASecond() {
        // Given
        jdbi.useHandle(handle -> {
            handle.execute("""
                    create function away() returns trigger language plpgsql as $$ begin
                    if clock_timestamp() < '%s' then raise exception 'away'; end if; return new; end $$""".formatted(Instant.now().plusSeconds(1)));
            handle.execute("create trigger away before insert on contact for each row execute function away()");
        });

        // When
        var receipt = api.importCsv("Email\na@example.org\n".getBytes(UTF_8));

        // Then
        jdbi.useHandle(handle -> handle.execute("drop function away() cascade"));
        assertThat(counts(receipt)).isEqualTo(new Counts(1, 1, 0, 0, 0));
    }

    @Test
    void whatTheParametersSayIsChecked() {
        var file = "Email\na@example.org\n";
        api.as("sales")
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/imports?regions=NL,XX")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("regions"));
        api.as("sales")
                .contentType("text/csv")
                .body(file)
                .queryParam("source", "a\u0000b")
                .post("/api/v1/imports")
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("source"));
        api.as("sales").body("{}").post("/api/v1/imports").then().statusCode(415);
        api.as("support")
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/imports")
                .then()
                .statusCode(403);
    }

    /** The export of another CRM's demonstration data. */
    @Test
    void theExportOfAnotherSystemIsImported() throws IOException {
        // Given
        var file = Files.readAllBytes(SharedData.file("contacts/atomic-crm-contacts.csv"));

        // When
        var receipt = api.importCsv(file);

        // Then
        var counts = counts(receipt);
        System.out.println("Atomic CRM: " + counts);
        rejections(receipt).jsonPath().getList("items.reason").stream().limit(5).forEach(System.out::println);
        assertThat(counts.read()).isEqualTo(500);
        assertThat(counts.created() + counts.updated() + counts.duplicate() + counts.rejected())
                .isEqualTo(500);
        assertThat(counts.created()).isGreaterThan(400);
        await().untilAsserted(() -> assertThat(Events.shared().all(api.tenant(), "contact.created.v1", data -> true))
                .hasSize(counts.created()));
        Events.shared()
                .all(api.tenant(), "contact.created.v1", data -> true)
                .forEach(event -> Contracts.assertValid(event.type(), event.data()));
    }

    private Response rejections(Response receipt) {
        return api.as("marketing").get("/api/v1/jobs/" + receipt.path("id") + "/rejections");
    }

    private static Counts counts(Response receipt) {
        return new Counts(
                receipt.path("read"),
                receipt.path("created"),
                receipt.path("updated"),
                receipt.path("duplicate"),
                receipt.path("rejected"));
    }
}

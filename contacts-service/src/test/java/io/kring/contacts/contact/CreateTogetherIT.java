package io.kring.contacts.contact;

import static io.kring.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import io.kring.contacts.Api;
import io.kring.platform.database.Gathering;
import io.kring.platform.id.Ids;
import io.kring.testkit.KringTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that come in at the same time share transactions and nothing else. */
@QuarkusTest
@WithTestResource(KringTestResource.class)
class CreateTogetherIT {
    private static final int REQUESTS = 40;
    private static final int ADDRESSES = 10;
    private static final Pattern WAITS_TO_GATHER =
            Pattern.compile("ReentrantLock\\.lock\\(.*\\n.*" + Pattern.quote(Gathering.class.getName()));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Test
    void whatGathersIsStoredTogetherAndEachHasItsOwnTrace() {
        // Given
        QuarkusTransaction.begin();
        hold("a0@example.org");
        var first = asked(0, "a0@example.org");
        await().until(this::waitingInDatabase);

        // When
        var others = IntStream.range(1, REQUESTS)
                .mapToObj(request -> asked(request, "a" + request + "@example.org"))
                .toList();
        await().until(this::gathered, gathered -> gathered == REQUESTS - 1);
        QuarkusTransaction.rollback();

        // Then
        assertMade(0, first.join());
        for (var request = 1; request < REQUESTS; request++) {
            assertMade(request, others.get(request - 1).join());
        }
        assertThat(transactions()).isEqualTo(2);
    }

    @Test
    void ofThoseWithTheSameAddressOneIsMade() {
        // When
        var answers = IntStream.range(0, REQUESTS)
                .mapToObj(request -> asked(request, "a" + request % ADDRESSES + "@example.org"))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        // Then
        var made = new HashSet<String>();
        for (var answer : answers) {
            if (answer.statusCode() == 201) {
                assertThat(made.add(answer.path("emails[0]"))).isTrue();
            } else {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.<String>path("errors[0].field")).isEqualTo("emails");
            }
        }
        assertThat(made).hasSize(ADDRESSES);
        assertThat(api.as("sales").get("/api/v1/contacts?limit=100").<List<String>>path("items.contactId"))
                .hasSize(ADDRESSES);
    }

    private CompletableFuture<Response> asked(int request, String email) {
        var body = "{\"familyName\": \"Hoekstra %d\", \"emails\": [\"%s\"]}".formatted(request, email);
        return CompletableFuture.supplyAsync(
                () -> api.as("sales")
                        .header("traceparent", "00-" + trace(request) + "-b7ad6b7169203331-01")
                        .body(body)
                        .post("/api/v1/contacts"),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    private void assertMade(int request, Response answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.<String>path("familyName")).isEqualTo("Hoekstra " + request);
        assertThat(answer.<String>path("emails[0]")).isEqualTo("a" + request + "@example.org");
        var timeline = "/api/v1/contacts/" + answer.path("contactId") + "/timeline";
        assertThat(await().until(
                                () -> api.as("sales").get(timeline).<String>path("items[0].traceId"),
                                trace -> trace != null))
                .isEqualTo(trace(request));
    }

    private static String trace(int request) {
        return "0af7651916cd43dd8448eb21%08x".formatted(request);
    }

    /** Makes whoever wants this address wait for the running transaction. */
    private void hold(String email) {
        var id = Ids.next();
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into contact values (?, ?, 0, '', '', null, null, null, null, '{}', now(), now())",
                    api.tenant(),
                    id);
            handle.execute("insert into identity values (?, 'email', ?, ?, 0)", api.tenant(), email, id);
        });
    }

    private boolean waitingInDatabase() {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from pg_locks where not granted)")
                .mapTo(Boolean.class)
                .one());
    }

    /** How many requests wait for the one that is being stored; only a dump tells where virtual threads are. */
    private long gathered() throws IOException {
        var dump = directory.resolve(Ids.next() + ".txt");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
        return WAITS_TO_GATHER.matcher(Files.readString(dump)).results().count();
    }

    private int transactions() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(distinct xmin::text) from contact where tenant_id = ?")
                        .bind(0, api.tenant())
                        .mapTo(Integer.class)
                        .one());
    }
}

package io.kring.benchmarks;

import static io.kring.e2e.client.Session.json;

import io.kring.e2e.client.Session;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Making and reading people over HTTP, beside the same statements in pgbench; only contacts-service runs. */
final class ContactsArea implements Area {
    private static final int CONNECTIONS = 32;
    private static final int FEW = 10_000;
    private static final int ROUNDS = 7;
    private static final int SECONDS = 5;

    private static final String INSERTS = """
            \\set n random(1, 9000000000000000)
            begin;
            insert into contact (tenant_id, id, version, given_name, family_name, city, country, preferred_channel, tags,
              created_at, updated_at, change_id, changed_by, origin)
            values ('meer', ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 0, 'Sjoukje', 'Hoekstra', 'Bench', 'NL', 'sms',
              '{bench}', now(), now(), uuidv7(), 'anna', 'api');
            insert into identity (tenant_id, kind, value, contact_id, rank)
            values ('meer', 'email', 's' || :n || '@example.org', ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 0);
            insert into consent_entry (tenant_id, id, contact_id, channel, purpose, state, source, text, occurred_at, recorded_by)
            values ('meer', uuidv7(), ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid, 'sms', 'marketing', 'granted', 'user anna',
              'Asked on the phone', now(), 'anna');
            insert into duplicate_key (tenant_id, key, contact_id)
            values ('meer', 1, ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid),
              ('meer', :n, ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid);
            insert into outbox (tenant_id, id, aggregatetype, aggregateid, type, payload, occurred_at)
            values ('meer', uuidv7(), 'contact', ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0')), 'contact.created.v1', repeat('x', 600), now());
            commit;
            """;

    /** As contacts-service reads people. */
    static final String SELECT_PEOPLE = """
            select c.id, c.version, salutation, given_name, family_name, street, postcode, city, region, country, other_addresses,
              birth_date, language, preferred_channel, lifecycle_stage, owner, referred_by, tags, custom,
              array(select i.kind || case when i.sharer = i.contact_id then '+' else ' ' end || i.value from identity i
                where i.tenant_id = c.tenant_id and i.contact_id = c.id order by i.rank) as identities,
              array(select json_build_object('companyId', l.company_id, 'name', o.name, 'role', l.role, 'since', l.since, 'until', l.until)::text
                from contact_company l join company o on o.tenant_id = l.tenant_id and o.id = l.company_id
                where l.tenant_id = c.tenant_id and l.contact_id = c.id order by l.rank) as companies,
              array(select distinct on (e.channel, e.purpose) e.channel || ' ' || e.purpose || ' ' || e.state
                from consent_entry e where e.tenant_id = c.tenant_id and e.contact_id = c.id
                order by e.channel, e.purpose, e.occurred_at desc, e.id desc) as consents,
              c.created_at, c.updated_at, c.change_id, c.changed_by, c.origin
            from contact c""";

    private static final String SELECT = "\\set n random(1, 10000)\n" + SELECT_PEOPLE
            + " where c.tenant_id = 'meer' and c.id = ('00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0'))::uuid;";

    private static final String SEED = """
            insert into contact (tenant_id, id, version, given_name, family_name, city, country, tags, created_at, updated_at)
            select 'meer', ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0, 'Sjoukje', 'Hoekstra', 'Bench', 'NL', '{bench}', now(), now()
            from generate_series(1, 10000) n;
            insert into identity select 'meer', 'email', 'seed' || n || '@example.org', ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0
            from generate_series(1, 10000) n;
            insert into consent_entry (tenant_id, id, contact_id, channel, purpose, state, source, text, occurred_at, recorded_by)
            select 'meer', uuidv7(), ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'sms', 'marketing', 'granted', 'seed', 'seed', now(), 'seed'
            from generate_series(1, 10000) n;
            analyze;
            """;

    private final Stack stack;

    ContactsArea(Stack stack) {
        this.stack = stack;
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public List<String> parts() {
        return List.of("contacts-service", "keycloak");
    }

    @Override
    public Optional<String> missing() {
        return Pgbench.isInstalled()
                ? Optional.empty()
                : Optional.of("pgbench, which measures the limit (Debian: postgresql-contrib)");
    }

    @Override
    public void measure(Consumer<Result> results) throws Exception {
        var limit = new Pgbench(stack);
        limit.prepare("platform/src/main/resources/db/platform", "contacts-service/src/main/resources/db/migration");
        limit.execute(SEED);
        var imports = new ImportScenario(name(), stack);
        imports.imported(FEW);
        var session = Session.of(stack.addresses(), "anna", "demo");
        var load = new HttpLoad(stack.contacts(), CONNECTIONS);
        var run = Long.toString(System.currentTimeMillis(), 36);
        LongFunction<byte[]> create = number -> create(session.token(), run + number);
        load.warmUp(60_000, 201, create);
        takeAwayMade();
        var amongFew = median(load, create);
        results.accept(besideLimit("create a contact over HTTP", load, 201, create, limit, INSERTS));
        imports.measure(results);
        new PagesScenario(name(), stack).measure(results);
        stack.awaitCaughtUp(parts());
        results.accept(Result.atLeast(
                name(),
                "creating among 1,000,000 by creating among 10,000",
                median(load, create) / amongFew,
                "x",
                0.8));

        stack.awaitCaughtUp(parts());
        var ids = ids(session);
        LongFunction<byte[]> get = number ->
                Requests.get(session.token(), "/api/v1/contacts/" + ids.get((int) (number % ids.size())), Map.of());
        load.warmUp(200_000, 200, get);
        results.accept(besideLimit("read a contact by id over HTTP", load, 200, get, limit, SELECT));
        imports.measureMany(results);
    }

    /** Those who were made to warm up. */
    private void takeAwayMade() throws Exception {
        stack.awaitCaughtUp(parts());
        var url = "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/contacts";
        try (var connection = DriverManager.getConnection(url, "postgres", stack.postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute(
                    "delete from duplicate_key k using contact c where c.tenant_id = 'meer' and c.city = 'Bench'"
                            + " and k.tenant_id = c.tenant_id and k.contact_id = c.id");
            statement.execute("delete from contact where tenant_id = 'meer' and city = 'Bench'");
            statement.execute("vacuum analyze");
        }
    }

    private static double median(HttpLoad load, LongFunction<byte[]> create) throws InterruptedException {
        var values = new double[3];
        for (var round = 0; round < values.length; round++) {
            values[round] = load.perSecond(Duration.ofSeconds(SECONDS), 201, create);
        }
        Arrays.sort(values);
        return values[1];
    }

    /** In turns, and of each the median, so that a machine that is slower for a while is so for both. */
    private Result besideLimit(
            String scenario, HttpLoad load, int status, LongFunction<byte[]> request, Pgbench pgbench, String script)
            throws Exception {
        var values = new double[ROUNDS];
        var limits = new double[ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            values[round] = load.perSecond(Duration.ofSeconds(SECONDS), status, request);
            limits[round] = pgbench.perSecond(script, CONNECTIONS, SECONDS);
        }
        Arrays.sort(values);
        Arrays.sort(limits);
        return Result.besideLimit(name(), scenario, values[ROUNDS / 2], "/s", limits[ROUNDS / 2], 0.5);
    }

    private List<String> ids(Session session) {
        return session.at(stack.contacts())
                .items("/api/v1/contacts", Map.of("limit", "500"))
                .limit(5_000)
                .map(contact -> contact.path("contactId").asText())
                .toList();
    }

    private static byte[] create(String token, String name) {
        var body = json().put("givenName", "Sjoukje")
                .put("familyName", "Hoekstra")
                .put("city", "Bench")
                .put("country", "NL")
                .put("preferredChannel", "sms");
        body.putArray("emails").add(name + "@example.org");
        body.putArray("tags").add("bench");
        body.putArray("consents")
                .addObject()
                .put("channel", "sms")
                .put("purpose", "marketing")
                .put("state", "granted")
                .putObject("proof")
                .put("source", "user:anna")
                .put("text", "Asked on the phone");
        return Requests.post(token, "/api/v1/contacts", body);
    }
}

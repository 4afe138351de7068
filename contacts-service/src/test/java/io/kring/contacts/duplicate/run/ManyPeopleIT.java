package io.kring.contacts.duplicate.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.Api;
import io.kring.testkit.KringTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the search among as many people as the system property {@code kring.duplicates.people} says, of whom one of twenty is
 * there twice with a slip of the pen in the name; prints how long it took. They come from plain SQL, without keys, which the
 * search adds: the first search of a company is the longest.
 */
@QuarkusTest
@WithTestResource(KringTestResource.class)
@EnabledIfSystemProperty(named = "kring.duplicates.people", matches = "[0-9]+")
class ManyPeopleIT {
    private static final String PEOPLE = """
            insert into contact (tenant_id, id, version, given_name, family_name, birth_date, street, postcode, city, created_at, updated_at)
            select :tenant, ('018f0000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 0,
              (array['Sanne','Daan','Emma','Bram','Lotte','Thijs','Fleur','Jeroen','Anouk','Ruben','Sjoukje','Froukje','Wytse','Jelle',
                'Ytsje','Douwe','Tjikke','Sybren','Boukje','Gjalt','Pieter','Johanna','Willem','Maria','Hendrik','Geertje'])
                [1 + floor(26 * power(random(), 2))::int] || (array['','','','','',' Jan',' Marie','lien','tje','ke'])[1 + floor(10 * random())::int],
              initcap((array['hoek','wier','sikke','hiem','terp','dijk','post','boer','veen','zee','krom','groot','klein','brand','storm',
                'berg','winter','zomer','haver','koren','molen','visser','bakker','smid','timmer','schip','zand','klei','heide','bos'])
                [1 + floor(30 * power(random(), 1.5))::int]
                || (array['','e','el','er','en','in'])[1 + floor(6 * random())::int]
                || (array['stra','ma','inga','man','berg','sen','huis','mans','sma','dorp','horst','kamp'])[1 + floor(12 * random())::int]),
              date '1930-01-01' + floor(28000 * random())::int,
              initcap(chr(97 + floor(26 * random())::int) || (array['eik','olm','ber','lin','ros','tul','nar','vio'])[1 + floor(8 * random())::int]
                || (array['en','er','el','in'])[1 + floor(4 * random())::int]) || (array['straat','weg','laan','plein'])[1 + floor(4 * random())::int]
                || ' ' || 1 + floor(150 * random())::int,
              (1000 + floor(9000 * random()))::int || ' ' || chr(65 + floor(26 * random())::int) || chr(65 + floor(26 * random())::int),
              initcap(chr(97 + floor(26 * random())::int) || chr(97 + floor(26 * random())::int) || 'stad'),
              now(), now()
            from generate_series(1, :people) n""";

    private static final String TWINS = """
            update contact t set given_name = s.given_name, birth_date = s.birth_date, city = s.city, postcode = s.postcode, street = s.street,
              family_name = overlay(s.family_name placing 'x' from 3 for 1)
            from contact s
            where t.tenant_id = :tenant and s.tenant_id = :tenant
              and t.id > ('018f0000-0000-7000-8000-' || lpad(to_hex(:singles), 12, '0'))::uuid
              and s.id = ('018f0000-0000-7000-8000-' || lpad(to_hex(('x' || right(t.id::text, 12))::bit(48)::bigint - :singles), 12, '0'))::uuid""";

    private final Api api = Api.ofNewTenant();

    @Inject
    @SuppressWarnings("NullAway.Init")
    Jdbi jdbi;

    @Test
    void everybodyIsSearched() {
        // Given
        var people = Long.getLong("kring.duplicates.people", 0);
        var twins = people / 20;
        jdbi.useHandle(handle -> {
            handle.createUpdate(PEOPLE)
                    .bind("tenant", api.tenant())
                    .bind("people", people)
                    .execute();
            handle.createUpdate(TWINS)
                    .bind("tenant", api.tenant())
                    .bind("singles", people - twins)
                    .execute();
            handle.execute("analyze contact");
        });

        // When
        var first = search(people);
        var second = search(people);

        // Then
        System.out.printf(
                "Duplicates among %d people: first search %s, second %s; heap at most %d of %d MB%n",
                people, first, second, peak() >> 20, Runtime.getRuntime().maxMemory() >> 20);
        assertThat(found(twins)).isGreaterThan((long) (0.9 * twins));
    }

    private Duration search(long people) {
        var begin = Instant.now();
        var id = api.as("admin").post("/api/v1/duplicates/runs").<String>path("runId");
        Awaitility.await()
                .atMost(Duration.ofHours(1))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(api.as("admin")
                                .get("/api/v1/duplicates/runs/" + id)
                                .<String>path("status"))
                        .isEqualTo("done"));
        var receipt = api.as("admin").get("/api/v1/duplicates/runs/" + id);
        System.out.println(receipt.asString());
        assertThat(receipt.jsonPath().getLong("people")).isEqualTo(people);
        return Duration.between(begin, Instant.now());
    }

    private long found(long twins) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) from duplicate_pair where tenant_id = ? and verdict = 'certain'
                          and ('x' || right(second_id::text, 12))::bit(48)::bigint - ('x' || right(first_id::text, 12))::bit(48)::bigint = ?""")
                .bind(0, api.tenant())
                .bind(1, twins * 19)
                .mapTo(Long.class)
                .one());
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

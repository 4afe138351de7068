package io.kring.contacts.privacy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Jdbi;

/** The rows of a tenant, in whatever table. */
final class Rows {
    private Rows() {}

    /** Every table that has one of these words anywhere in a row of the tenant. */
    static Set<String> naming(Jdbi jdbi, String tenant, String... words) {
        var naming = new TreeSet<String>();
        jdbi.useHandle(handle -> {
            var tables = handle.createQuery("""
                            select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                            where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                              and c.relname <> 'flyway_schema_history'""").mapTo(String.class).list();
            for (var table : tables) {
                var found = handle.createQuery("select exists (select from " + table
                                + " t where tenant_id = :tenant and cast(t as text) ilike any(:words))")
                        .bind("tenant", tenant)
                        .bind(
                                "words",
                                List.of(words).stream()
                                        .map(word -> "%" + word + "%")
                                        .toArray(String[]::new))
                        .mapTo(Boolean.class)
                        .one();
                if (found) {
                    naming.add(table);
                }
            }
        });
        return naming;
    }
}

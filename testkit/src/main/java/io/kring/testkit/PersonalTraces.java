package io.kring.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** What is left of somebody in a database, whichever table and column it is in: rows are searched as text. */
public final class PersonalTraces {
    private static final String TABLES = """
            select quote_ident(t.relname) from pg_class t join pg_namespace n on n.oid = t.relnamespace
            where n.nspname = 'public' and t.relkind in ('r', 'p') and not t.relispartition
            order by t.relname""";

    private static final String ROWS = """
            select cast(t as text) from %s t
            where exists (select from unnest(?) as word where position(lower(word) in lower(cast(t as text))) > 0)""";

    private PersonalTraces() {}

    /**
     * The rows that contain one of these words, in upper or lower case, each as the name of its table and its columns as text; in the
     * same order each time.
     */
    public static List<String> of(DataSource database, Collection<String> words) {
        try (var connection = database.getConnection()) {
            var traces = new TreeSet<String>();
            for (var table : tables(connection)) {
                traces.addAll(rows(connection, table, words));
            }
            return List.copyOf(traces);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(TABLES)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table, Collection<String> words)
            throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.prepareStatement(ROWS.formatted(table))) {
            statement.setArray(1, connection.createArrayOf("text", words.toArray()));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(table + " " + found.getString(1));
                }
            }
        }
        return rows;
    }
}

package io.kring.contacts.customfield;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * An index for the values of each custom field, made in the background while people are read and written. It holds only who has
 * a value. Fields of the same key and type have one, whatever their tenant, because keys are few and tenants are many.
 */
@ApplicationScoped
class FieldIndexes {
    private static final Logger LOG = Logger.getLogger(FieldIndexes.class);
    private static final long LOCK = 0x6b72696e672d6978L;

    private final AgroalDataSource database;

    FieldIndexes(AgroalDataSource database) {
        this.database = database;
    }

    /** Those that a process did not finish before it ended. */
    void onStart(@Observes StartupEvent start) {
        Thread.ofVirtual().name("field-indexes").start(this::makeAll);
    }

    void make(String key, FieldType type) {
        expression(key, type)
                .ifPresent(sql -> Thread.ofVirtual()
                        .name("field-index")
                        .start(() -> locked(connection -> make(connection, name(key, type), sql))));
    }

    static String name(String key, FieldType type) {
        return "contact_custom_" + type + "_" + key.toLowerCase(Locale.ROOT) + "_"
                + Integer.toHexString(key.hashCode());
    }

    /** As filters write it. */
    private static Optional<String> expression(String key, FieldType type) {
        var text = "(custom ->> '" + key + "')";
        return switch (type) {
            case text, date, choice, contact, company -> Optional.of(text);
            case number -> Optional.of(CustomFields.number(text));
            case money -> Optional.of(CustomFields.number("(custom -> '" + key + "' ->> 'amount')"));
            case bool, choices -> Optional.empty();
        };
    }

    private void makeAll() {
        locked(connection -> {
            var wanted = new ArrayList<Runnable>();
            try (var statement = connection.createStatement();
                    var fields = statement.executeQuery("select distinct key, type from custom_field")) {
                while (fields.next()) {
                    var key = fields.getString(1);
                    var type = FieldType.valueOf(fields.getString(2));
                    expression(key, type).ifPresent(sql -> wanted.add(() -> make(connection, name(key, type), sql)));
                }
            }
            wanted.forEach(Runnable::run);
        });
    }

    private static void make(Connection connection, String name, String expression) {
        try (var statement = connection.createStatement()) {
            if (isBroken(connection, name)) {
                statement.execute("drop index concurrently if exists " + name);
            }
            statement.execute("create index concurrently if not exists " + name + " on contact (tenant_id, ("
                    + expression + ")) where (" + expression + ") is not null");
        } catch (SQLException e) {
            throw new IllegalStateException("The index " + name + " could not be made", e);
        }
    }

    /** A process that ends in the middle leaves an index that is not valid. */
    private static boolean isBroken(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement(
                "select exists (select from pg_index where indexrelid = to_regclass(?) and not indisvalid)")) {
            query.setString(1, name);
            try (var found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** One replica makes indexes at a time. */
    private void locked(Work work) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            try {
                work.on(connection);
            } finally {
                statement.execute("select pg_advisory_unlock(" + LOCK + ")");
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "An index of a custom field was not made; filters by it are slow until the next start");
        }
    }
}

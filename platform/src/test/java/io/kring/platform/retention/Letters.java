package io.kring.platform.retention;

import io.kring.platform.privacy.PersonalData;
import io.kring.testkit.Servers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the application under test keeps of people. */
class Letters {
    static final String STORE = "letter";

    @Produces
    @Singleton
    PersonalData letters() {
        return PersonalData.of(STORE, "select id from letter where tenant_id = :tenant and id = any(:people)")
                .expiring("select written_at from letter where tenant_id = :tenant and written_at < :before", """
                        delete from letter where tenant_id = :tenant and id in (
                          select id from letter where tenant_id = :tenant and written_at < :before order by written_at limit :most)""");
    }

    static void write(String tenant, Instant at, String text) {
        execute("insert into letter values (?, ?, ?, ?)", tenant, UUID.randomUUID(), text, at.atOffset(ZoneOffset.UTC));
    }

    static void free(String tenant) {
        execute("update letter set text = '' where tenant_id = ?", tenant);
    }

    static List<Instant> of(String tenant) {
        try (var connection = Servers.running().connect("platform");
                var select = connection.prepareStatement(
                        "select written_at from letter where tenant_id = ? order by written_at")) {
            select.setString(1, tenant);
            var times = new ArrayList<Instant>();
            var rows = select.executeQuery();
            while (rows.next()) {
                times.add(rows.getTimestamp(1).toInstant());
            }
            return times;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(String sql, Object... parameters) {
        try (Connection connection = Servers.running().connect("platform");
                var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < parameters.length; place++) {
                statement.setObject(place + 1, parameters[place]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

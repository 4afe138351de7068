package io.kring.contacts.change;

import io.kring.platform.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changed something, and from what. All that has the same id was done together.
 *
 * @param id of the import, of the event, or of the request alone
 * @param by the user, or the part of the service that acted on an event
 */
public record Change(UUID id, String by, Origin origin) {
    public static Change request(String by) {
        return new Change(Ids.next(), by, Origin.api);
    }

    /** From the columns {@code change_id}, {@code changed_by} and {@code origin}; null where they are. */
    public static @Nullable Change of(ResultSet row) throws SQLException {
        var id = row.getObject("change_id", UUID.class);
        return id == null ? null : new Change(id, row.getString("changed_by"), Origin.valueOf(row.getString("origin")));
    }
}

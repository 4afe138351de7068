package io.kring.contacts.permission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.kring.contacts.permission.Grants.Asker;
import io.kring.platform.security.Roles;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What users may, by what the company has set. Read once in some seconds; where nothing can be read, nothing is permitted. */
@ApplicationScoped
public class Permissions {
    public static final List<String> ROLES =
            List.of(Roles.ADMIN, Roles.SALES, Roles.MARKETING, Roles.SUPPORT, Roles.ANALYST, Roles.PARTNER);

    private static final Duration REMEMBERED = Duration.ofSeconds(3);
    private static final int MOST_TENANTS = 1_000;

    /** What a company has set. */
    private record Settings(Map<String, RolePermissions> roles, List<Set<String>> teams) {}

    private final Jdbi jdbi;
    private final ObjectMapper json;
    private final Cache<String, Settings> settings = Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    Permissions(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    public Grants of(Asker asker) {
        var now = settings.get(Tenant.current(), tenant -> jdbi.withHandle(this::read));
        var ofRoles = new HashMap<String, RolePermissions>();
        ROLES.stream()
                .filter(asker.roles()::contains)
                .forEach(role -> ofRoles.put(role, now.roles().getOrDefault(role, RolePermissions.ALL)));
        var mates = new HashSet<String>();
        now.teams().stream().filter(team -> team.contains(asker.name())).forEach(mates::addAll);
        return Grants.of(asker, ofRoles, mates);
    }

    /** What was set counts at once here, and within {@code REMEMBERED} on the other replicas. */
    public void forget() {
        settings.invalidate(Tenant.current());
    }

    private Settings read(Handle handle) {
        var roles = new HashMap<String, RolePermissions>();
        handle.createQuery("select role, permissions from role_permission where tenant_id = ?")
                .bind(0, Tenant.current())
                .map((row, context) -> Map.entry(row.getString(1), permissions(row.getString(2))))
                .forEach(role -> roles.put(role.getKey(), role.getValue()));
        var teams = handle.createQuery("select members from team where tenant_id = ?")
                .bind(0, Tenant.current())
                .map((row, context) ->
                        Set.copyOf(Arrays.asList((String[]) row.getArray(1).getArray())))
                .list();
        return new Settings(roles, teams);
    }

    private RolePermissions permissions(String written) {
        try {
            return json.readValue(written, RolePermissions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Permissions that are not JSON", e);
        }
    }
}

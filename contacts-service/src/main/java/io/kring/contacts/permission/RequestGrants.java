package io.kring.contacts.permission;

import io.kring.contacts.permission.Grants.Asker;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the user of one HTTP request may. */
@RequestScoped
public class RequestGrants {
    private final Permissions permissions;
    private @Nullable Asker asker;
    private @Nullable Grants grants;

    RequestGrants(Permissions permissions) {
        this.permissions = permissions;
    }

    void of(Asker asker) {
        this.asker = asker;
    }

    /** All where nobody has asked: public pages and the service itself. */
    Grants grants() {
        if (asker == null) {
            return Grants.EVERYTHING;
        }
        if (grants == null) {
            grants = permissions.of(asker);
        }
        return grants;
    }
}

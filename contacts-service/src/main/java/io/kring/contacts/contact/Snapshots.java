package io.kring.contacts.contact;

import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes everybody again, for a new or rebuilt consumer: in the background, each chunk in a transaction of its own. */
@ApplicationScoped
class Snapshots {
    private static final Logger LOG = Logger.getLogger(Snapshots.class);

    private final ContactService contacts;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Snapshots(ContactService contacts) {
        this.contacts = contacts;
    }

    /** @return false where one is under way here; two at once, on two replicas, tell the same twice and do no harm */
    boolean start() {
        var tenant = Tenant.current();
        var started = running.add(tenant);
        if (started) {
            Thread.ofVirtual().name("snapshot").start(() -> Tenant.run(tenant, this::run));
        }
        return started;
    }

    private void run() {
        try {
            @Nullable UUID last = null;
            var published = 0;
            for (var ids = contacts.snapshot(last); !ids.isEmpty(); ids = contacts.snapshot(last)) {
                last = ids.getLast();
                published += ids.size();
            }
            LOG.infof("Snapshot of %s: %d people", Tenant.current(), published);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The snapshot of %s broke off; ask for it again", Tenant.current());
        } finally {
            running.remove(Tenant.current());
        }
    }
}

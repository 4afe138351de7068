package io.kring.contacts.privacy;

import io.kring.platform.tenant.Tenant;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Looks once an hour at what is open. Two replicas that look at the same time do a thing once: each holds the request. */
@ApplicationScoped
class PrivacyTimer {
    private static final Logger LOG = Logger.getLogger(PrivacyTimer.class);

    private final PrivacyRepository requests;
    private final PrivacyService service;

    PrivacyTimer(PrivacyRepository requests, PrivacyService service) {
        this.requests = requests;
        this.service = service;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        requests.open()
                .forEach((tenant, ids) -> ids.forEach(id -> Tenant.run(tenant, () -> {
                    try {
                        service.look(id);
                    } catch (RuntimeException e) {
                        LOG.errorf(e, "Privacy request %s is looked at again in an hour", id);
                    }
                })));
    }
}

package io.kring.platform.retention;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** What could not be processed and was never replayed; each service has it. What was replayed goes by itself. */
class AgingLetters {
    @Produces
    @Singleton
    Aging deadLetters(Jdbi jdbi) {
        return Aging.of(
                "dead_letter",
                jdbi,
                "select failed_at from dead_letter where tenant_id = :tenant and failed_at < :before",
                """
                delete from dead_letter where tenant_id = :tenant and id = any(array(
                  select id from dead_letter where tenant_id = :tenant and failed_at < :before limit :most))""");
    }
}

package io.kring.platform.privacy;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What every service keeps of people by the way: events and answers that name them. */
class PlatformPersonalData {
    /** It stays until it is sent, within seconds as a rule: what tells others that somebody is gone would be lost with it. */
    @Produces
    @Singleton
    PersonalData outbox() {
        return PersonalData.of("outbox", """
                select type, occurred_at as "occurredAt" from outbox
                where tenant_id = :tenant and type not like 'privacy.%'
                  and (aggregateid = any(cast(:people as text[])) or mentions(payload, :people, :addresses))""");
    }

    @Produces
    @Singleton
    PersonalData deadLetters() {
        var about = """
                where tenant_id = :tenant
                  and (subject = any(cast(:people as text[])) or mentions(payload || ' ' || reason, :people, :addresses))""";
        return PersonalData.of("dead_letter", """
                select type, occurred_at as "occurredAt", payload, failed_at as "failedAt" from dead_letter
                """ + about, "delete from dead_letter " + about);
    }

    @Produces
    @Singleton
    PersonalData idempotencyKeys() {
        var about = """
                where tenant_id = :tenant
                  and mentions(coalesce(headers, '') || ' ' || coalesce(body, ''), :people, :addresses)""";
        return PersonalData.of("idempotency_key", """
                select created_at as "createdAt", body as "answer" from idempotency_key
                """ + about, "delete from idempotency_key " + about);
    }
}

package io.kring.contacts.expiry;

import io.kring.platform.retention.Aging;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;

/** Rows of this service that can be too old. */
class OldRows {
    /** A month of the timeline belongs to all tenants, each with its own rule: so entries go, not months. */
    @Produces
    @Singleton
    Aging timeline(Jdbi jdbi) {
        return Aging.of(
                "timeline_entry",
                jdbi,
                "select occurred_at from timeline_entry where tenant_id = :tenant and occurred_at < :before",
                """
                with old as materialized (
                  select contact_id, occurred_at, id from timeline_entry
                  where tenant_id = :tenant and occurred_at < :before limit :most)
                delete from timeline_entry t using old
                where t.tenant_id = :tenant and t.contact_id = old.contact_id and t.occurred_at = old.occurred_at and t.id = old.id
                  and t.occurred_at < :before""");
    }

    /** Old are requests that can lead to nothing any more; what came of them is in the ledger. */
    @Produces
    @Singleton
    Aging consentRequests(Jdbi jdbi) {
        return Aging.of("consent_request", jdbi, """
                select requested_at from consent_request where tenant_id = :tenant and requested_at < :before
                  and (confirmed_at is not null or expires_at < now())""", """
                delete from consent_request where tenant_id = :tenant and id = any(array(
                  select id from consent_request where tenant_id = :tenant and requested_at < :before
                    and (confirmed_at is not null or expires_at < now()) limit :most))""");
    }

    @Produces
    @Singleton
    Aging jobs(Jdbi jdbi) {
        return Aging.of("job", jdbi, "select ended_at from job where tenant_id = :tenant and ended_at < :before", """
                delete from job where tenant_id = :tenant and id = any(array(
                  select id from job where tenant_id = :tenant and ended_at < :before limit :most))""");
    }

    @Produces
    @Singleton
    Aging rejections(Jdbi jdbi) {
        return Aging.of("job_rejection", jdbi, """
                select j.ended_at from job j join job_rejection r on r.tenant_id = j.tenant_id and r.job_id = j.id
                where j.tenant_id = :tenant and j.ended_at < :before""", """
                with old as materialized (
                  select r.job_id, r.line from job j join job_rejection r on r.tenant_id = j.tenant_id and r.job_id = j.id
                  where j.tenant_id = :tenant and j.ended_at < :before limit :most)
                delete from job_rejection r using old
                where r.tenant_id = :tenant and r.job_id = old.job_id and r.line = old.line""");
    }

    @Produces
    @Singleton
    Aging reads(Jdbi jdbi) {
        return Aging.of(
                "access_log", jdbi, "select at from access_log where tenant_id = :tenant and at < :before", """
                delete from access_log where tenant_id = :tenant and id = any(array(
                  select id from access_log where tenant_id = :tenant and at < :before limit :most))""");
    }
}

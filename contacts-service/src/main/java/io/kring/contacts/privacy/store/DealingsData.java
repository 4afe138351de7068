package io.kring.contacts.privacy.store;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What was agreed with people, what happened with them, and what was written down of it. */
class DealingsData {
    @Produces
    @Singleton
    PersonalData consentEntry() {
        var about = """
                 from consent_entry where tenant_id = :tenant
                  and (contact_id = any(:people) or merged_from = any(:people))""";
        return PersonalData.of("consent_entry", """
                select channel, purpose, state, source, text, ip, occurred_at as "occurredAt"
                """ + about, "delete " + about);
    }

    @Produces
    @Singleton
    PersonalData consentRequest() {
        return PersonalData.of(
                "consent_request",
                """
                select channel, purpose, address, text, requested_at as "requestedAt", confirmed_at as "confirmedAt"
                from consent_request where tenant_id = :tenant and contact_id = any(:people)""",
                "delete from consent_request where tenant_id = :tenant and contact_id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData timelineEntry() {
        return PersonalData.of(
                "timeline_entry",
                """
                select occurred_at as "occurredAt", kind, channel, summary, service
                from timeline_entry where tenant_id = :tenant and contact_id = any(:people) order by occurred_at""",
                "delete from timeline_entry where tenant_id = :tenant and contact_id = any(:people)");
    }

    /** Other systems have to hear that the person is deleted, which tells no more than an id. */
    @Produces
    @Singleton
    PersonalData partnerEvent() {
        var about = """
                 from partner_event where tenant_id = :tenant and type <> 'contact.deleted.v1'
                  and (contact_id = any(:people) or mentions(cast(payload as text), :people, :addresses))""";
        return PersonalData.of(
                "partner_event", "select type, occurred_at as \"occurredAt\", payload " + about, "delete " + about);
    }

    /** What concerns others, too, stays with them; this person is taken out of it by {@link #activityContact}. */
    @Produces
    @Singleton
    PersonalData activity() {
        return PersonalData.of("activity", """
                select type, subject, text, at, direction, outcome, place, due_at as "dueAt", done_at as "doneAt"
                from activity a where a.tenant_id = :tenant and a.id in (
                  select activity_id from activity_contact where tenant_id = :tenant and contact_id = any(:people))""", """
                delete from activity a where a.tenant_id = :tenant and a.id in (
                  select activity_id from activity_contact where tenant_id = :tenant and contact_id = any(:people))
                  and not exists (select from activity_contact l
                    where l.tenant_id = a.tenant_id and l.activity_id = a.id and l.contact_id <> all(:people))""");
    }

    @Produces
    @Singleton
    PersonalData activityContact() {
        return PersonalData.of(
                "activity_contact",
                """
                select activity_id as "activityId" from activity_contact
                where tenant_id = :tenant and contact_id = any(:people)""",
                "delete from activity_contact where tenant_id = :tenant and contact_id = any(:people)");
    }

    /** Packages and dry runs go with the person. Their rows are shown, and not what is in them once more. */
    @Produces
    @Singleton
    PersonalData accessRequest() {
        var about = """
                 from privacy_request
                where tenant_id = :tenant and contact_ids && :people and (kind = 'access' or dry_run)""";
        return PersonalData.of(
                "access_request",
                "select kind, state, asked_at as \"askedAt\", done_at as \"doneAt\" " + about,
                "delete " + about);
    }

    /** The receipt. */
    @Produces
    @Singleton
    PersonalData erasureRequest() {
        return PersonalData.of("erasure_request", """
                select kind, state, asked_at as "askedAt", done_at as "doneAt" from privacy_request
                where tenant_id = :tenant and contact_ids && :people and kind = 'erasure' and not dry_run""");
    }
}

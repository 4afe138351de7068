package io.kring.contacts.privacy.store;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What imports and work on many people have noted of them by the way. */
class WorkData {
    /** The filter of somebody's bulk change, the name of a file. Work that is under way needs it, and is found when it has ended. */
    @Produces
    @Singleton
    PersonalData job() {
        var about = """
                where tenant_id = :tenant and status in ('done', 'failed', 'cancelled')
                  and mentions(source || ' ' || coalesce(failure, '') || ' ' || coalesce(cast(parameters as text), ''), :people,
                    :addresses)""";
        return PersonalData.of(
                "job", "select kind, source, started_at as \"startedAt\" from job " + about, """
                update job set source = '', failure = null, parameters = case kind
                  when 'import' then jsonb_set(parameters, '{header}', coalesce(
                    (select jsonb_agg(cast('' as text)) from jsonb_array_elements(parameters -> 'header')), '[]'))
                  else '{}' end
                """ + about);
    }

    @Produces
    @Singleton
    PersonalData jobRejection() {
        var about = """
                 from job_rejection where tenant_id = :tenant and mentions(row_text || ' ' || reason, :people, :addresses)""";
        return PersonalData.of("job_rejection", "select line, reason, row_text as \"row\" " + about, "delete " + about);
    }

    /** Who read what stays provable, of an id; what they looked for may name the person, and goes. */
    @Produces
    @Singleton
    PersonalData accessLog() {
        return PersonalData.of(
                "access_log",
                "select at, fields from access_log where tenant_id = :tenant and contact_ids && :people",
                """
                update access_log set query = null where tenant_id = :tenant and query is not null
                  and (contact_ids && :people or mentions(query, :people, :addresses))""");
    }

    @Produces
    @Singleton
    PersonalData undoConflict() {
        var about = """
                 from undo_conflict where tenant_id = :tenant
                  and (contact_id = any(:people)
                    or mentions(reason || ' ' || cast(jsonb_build_array(before, after, now) as text), :people, :addresses))""";
        return PersonalData.of("undo_conflict", "select field, reason, before, after, now " + about, "delete " + about);
    }

    @Produces
    @Singleton
    PersonalData draftPerson() {
        var about = """
                 from draft_person where tenant_id = :tenant
                  and (contact_id = any(:people) or mentions(cast(state as text), :people, :addresses))""";
        return PersonalData.of("draft_person", "select state " + about, "delete " + about);
    }

    @Produces
    @Singleton
    PersonalData draftMark() {
        var about = """
                 from draft_mark where tenant_id = :tenant
                  and (contact_id = any(:people) or mentions(mark, :people, :addresses))""";
        return PersonalData.of("draft_mark", "select mark " + about, "delete " + about);
    }

    /** Files are compressed, and not looked into; their rows do not bring anybody back. */
    @Produces
    @Singleton
    PersonalData jobFilePart() {
        return PersonalData.of("job_file_part", "select part from job_file_part where tenant_id = :tenant and false");
    }
}

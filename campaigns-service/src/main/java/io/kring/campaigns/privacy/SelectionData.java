package io.kring.campaigns.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Segments and campaigns whose expression names people by their ids: others stand there instead, that are of nobody. */
@Singleton
class SelectionData {
    /** One of the ids, as a pattern; without ids there is none, and nothing matches. */
    private static final String IDS = "nullif(array_to_string(cast(:people as uuid[]), '|'), '')";

    private static final String OF_NOBODY =
            "filter = regexp_replace(filter, " + IDS + ", cast(gen_random_uuid() as text), 'gi')";

    private static final String NAMED = "tenant_id = :tenant and filter ~* " + IDS;

    /** A launch remembers whom it reached last, too. */
    private static final String NAMED_OR_REACHED =
            "c.tenant_id = :tenant and (c.filter ~* " + IDS + " or c.reached = any(:people))";

    /** A launch under way goes on after whoever was before them. */
    private static final String REACHED_BEFORE = """
            reached = case when reached = any(:people) then (
              select a.contact_id from audience_member a
              where a.tenant_id = c.tenant_id and a.contact_id < c.reached and a.contact_id <> all(:people)
              order by a.contact_id desc limit 1) else reached end""";

    @Produces
    @Singleton
    PersonalData segment() {
        return PersonalData.of(
                "segment",
                "select id as \"segmentId\", name, filter from segment where " + NAMED,
                "update segment set " + OF_NOBODY + ", version = version + 1 where " + NAMED);
    }

    @Produces
    @Singleton
    PersonalData campaign() {
        return PersonalData.of(
                "campaign",
                "select c.id as \"campaignId\", c.name, c.filter from campaign c where " + NAMED_OR_REACHED,
                "update campaign c set " + OF_NOBODY + ", " + REACHED_BEFORE + ", version = version + 1 where "
                        + NAMED_OR_REACHED);
    }
}

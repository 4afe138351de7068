package io.kring.analytics.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who was merged into whom. */
@Singleton
class ContactMergeData {
    private static final String THEIRS =
            "tenant_id = :tenant and (contact_id = any(:people) or survivor_id = any(:people))";

    @Produces
    @Singleton
    PersonalData contactMerge() {
        return PersonalData.of(
                "contact_merge",
                "select contact_id as \"contactId\", survivor_id as \"survivorId\" from contact_merge where " + THEIRS,
                "delete from contact_merge where " + THEIRS);
    }
}

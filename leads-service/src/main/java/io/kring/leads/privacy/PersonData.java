package io.kring.leads.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The copy of people, and who was merged into whom. */
@Singleton
class PersonData {
    @Produces
    @Singleton
    PersonalData person() {
        return PersonalData.of("person", """
                select id as "contactId", name, email, phone from person where tenant_id = :tenant and id = any(:people)""", "delete from person where tenant_id = :tenant and id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData contactMerge() {
        return PersonalData.of("contact_merge", """
                select contact_id as "contactId", survivor_id as "survivorId" from contact_merge
                where tenant_id = :tenant and (contact_id = any(:people) or survivor_id = any(:people))""", """
                delete from contact_merge
                where tenant_id = :tenant and (contact_id = any(:people) or survivor_id = any(:people))""");
    }
}

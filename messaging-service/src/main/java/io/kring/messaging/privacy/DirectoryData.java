package io.kring.messaging.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The directory: people as contacts-service tells of them. */
@Singleton
class DirectoryData {
    @Produces
    @Singleton
    PersonalData person() {
        return PersonalData.of("person", """
                select id as "contactId", preferred_channel as "preferredChannel" from person
                where tenant_id = :tenant and id = any(:people)""", "delete from person where tenant_id = :tenant and id = any(:people)");
    }

    /** Where several people share an address, each has a row. */
    @Produces
    @Singleton
    PersonalData address() {
        return PersonalData.of(
                "address", """
                select contact_id as "contactId", channel, value as address from address
                where tenant_id = :tenant and contact_id = any(:people)""", "delete from address where tenant_id = :tenant and contact_id = any(:people)");
    }

    @Produces
    @Singleton
    PersonalData consent() {
        return PersonalData.of(
                "consent", """
                select contact_id as "contactId", channel, purpose, state, changed_at as "changedAt" from consent
                where tenant_id = :tenant and contact_id = any(:people)""", "delete from consent where tenant_id = :tenant and contact_id = any(:people)");
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

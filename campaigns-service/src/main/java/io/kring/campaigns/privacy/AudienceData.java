package io.kring.campaigns.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The copy of people, and who was merged into whom. */
@Singleton
class AudienceData {
    @Produces
    @Singleton
    PersonalData audienceMember() {
        return PersonalData.of(
                "audience_member",
                """
                select contact_id as "contactId", given_name as "givenName", family_name as "familyName", city, country, language,
                  preferred_channel as "preferredChannel", tags, emails, phones, sms_consent as "smsConsent",
                  email_consent as "emailConsent", created_at as "createdAt"
                from audience_member where tenant_id = :tenant and contact_id = any(:people)""",
                "delete from audience_member where tenant_id = :tenant and contact_id = any(:people)");
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

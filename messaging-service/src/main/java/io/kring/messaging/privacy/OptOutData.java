package io.kring.messaging.privacy;

import io.kring.platform.privacy.PersonalData;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Addresses that asked us to stop. To forget that would be to write to them again as soon as a file brings the address back: what stays
 * is its fingerprint, which the consent gate knows, too.
 */
@Singleton
class OptOutData {
    private static final String THEIRS =
            "tenant_id = :tenant and channel in ('sms', 'email') and address = any(:addresses)";

    private static final String HOLDS = "select channel, address, at from opt_out where " + THEIRS;

    private static final String KEEP_FINGERPRINT = """
            with stopped as (delete from opt_out where %s returning channel, address, at)
            insert into opt_out (tenant_id, channel, address, at)
            select :tenant, channel, address_fingerprint(:tenant, channel, address), at from stopped
            on conflict (tenant_id, channel, address) do update set at = greatest(opt_out.at, excluded.at)""".formatted(THEIRS);

    @Produces
    @Singleton
    PersonalData optOut() {
        return PersonalData.of("opt_out", HOLDS, KEEP_FINGERPRINT);
    }
}

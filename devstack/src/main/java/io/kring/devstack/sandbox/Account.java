package io.kring.devstack.sandbox;

import java.util.List;
import java.util.Properties;

/**
 * A customer of the SMS provider: a tenant of Kring.
 *
 * @param sid account id, the user name of the API
 * @param token the password of the API, and the key of webhook signatures
 * @param number its telephone number, E.164
 * @param inboundUrl where messages to that number are posted
 * @param email the address it sends e-mail from
 */
record Account(String tenant, String sid, String token, String number, String inboundUrl, String email) {

    private static final String PREFIX = "tenant.";
    private static final String SID = ".account-sid";

    /** Every account in the configuration: {@code tenant.NAME.account-sid}, {@code .auth-token}, {@code .number}, … */
    static List<Account> all(Properties config) {
        return config.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX) && key.endsWith(SID))
                .map(key -> key.substring(PREFIX.length(), key.length() - SID.length()))
                .sorted()
                .map(tenant -> of(tenant, config))
                .toList();
    }

    private static Account of(String tenant, Properties config) {
        var prefix = PREFIX + tenant;
        return new Account(
                tenant,
                config.getProperty(prefix + SID),
                config.getProperty(prefix + ".auth-token"),
                config.getProperty(prefix + ".number"),
                config.getProperty(prefix + ".inbound-url"),
                config.getProperty(prefix + ".email"));
    }
}

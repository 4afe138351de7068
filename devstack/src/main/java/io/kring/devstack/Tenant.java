package io.kring.devstack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A company that uses this stack, with its accounts at the providers outside.
 *
 * @param name the tenant, as in tokens
 * @param smsAccount its account id at the SMS provider
 * @param smsToken the secret of that account, which also signs webhooks
 * @param smsNumber the number it sends from, E.164
 * @param emailFrom the address it sends from
 */
record Tenant(String name, String smsAccount, String smsToken, String smsNumber, String emailFrom) {

    static List<Tenant> all(Secrets secrets) {
        return List.of(of("meer", "+3197010200100", secrets), of("saari", "+358457000100", secrets));
    }

    private static Tenant of(String name, String number, Secrets secrets) {
        return new Tenant(
                name,
                "AC" + secrets.hex("sms." + name + ".account"),
                secrets.hex("sms." + name + ".token"),
                number,
                "hello@" + name + ".example");
    }

    /** What the sandbox provider knows of this customer of its own. */
    Map<String, String> atProvider(String gateway) {
        var config = new LinkedHashMap<String, String>();
        config.put("tenant." + name + ".account-sid", smsAccount);
        config.put("tenant." + name + ".auth-token", smsToken);
        config.put("tenant." + name + ".number", smsNumber);
        config.put("tenant." + name + ".inbound-url", gateway + "/hooks/" + name + "/twilio/sms");
        config.put("tenant." + name + ".email", emailFrom);
        return config;
    }
}

package io.kring.messaging;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Starts an SMS provider and a mail server, and gives every test tenant an account there. */
public class ProvidersResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        var config = new HashMap<String, String>();
        for (var tenant : TestTenant.NAMES) {
            config.put(
                    "kring.sms." + tenant + ".base-url", TestProvider.running().url());
            config.put("kring.sms." + tenant + ".account-sid", TestProvider.account(tenant));
            config.put("kring.sms." + tenant + ".auth-token", TestProvider.TOKEN);
            config.put("kring.sms." + tenant + ".from", TestTenant.OUR_NUMBER);
            config.put(
                    "kring.sms." + tenant + ".status-callback",
                    "http://gateway.test/hooks/" + tenant + "/twilio/status");
            config.put("kring.email." + tenant + ".from", TestTenant.OUR_EMAIL);
        }
        config.put("quarkus.mailer.mock", "false");
        config.put("quarkus.mailer.host", "127.0.0.1");
        config.put(
                "quarkus.mailer.port",
                String.valueOf(TestMail.running().getSmtp().getPort()));
        return config;
    }

    @Override
    public void stop() {}
}

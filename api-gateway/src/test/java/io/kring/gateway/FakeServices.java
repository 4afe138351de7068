package io.kring.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.Driver;

/** Services for the gateway to stand before; campaigns is down. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {
    static final String PUBLIC_URL = "https://kring.example";
    static final String TOKEN_OF_MEER = "secret-of-meer";

    private List<FakeService> running = List.of();

    @Override
    public Map<String, String> start() {
        registerDriver();
        var contacts = new FakeService("""
                {"openapi": "3.1.0", "tags": [{"name": "Contacts"}],
                 "paths": {"/api/v1/contacts": {"get": {"security": [{"SecurityScheme": []}], "schema": {"$ref": "#/components/schemas/Page"}}}, "/api/v1/ops": {"get": {}}},
                 "components": {"schemas": {"Page": {"type": "object"}}}}""");
        var leads = new FakeService("""
                {"openapi": "3.1.0", "tags": [{"name": "Leads"}],
                 "paths": {"/api/v1/public/{tenant}/forms/{slug}": {"get": {}}, "/api/v1/leads": {"get": {"schema": {"$ref": "#/components/schemas/Page"}}}},
                 "components": {"schemas": {"Page": {"type": "array"}}}}""");
        running = List.of(contacts, leads);
        var config = new HashMap<String, String>();
        config.put("kring.services.contacts.url", contacts.url());
        config.put("kring.services.leads.url", leads.url());
        config.put("kring.services.campaigns.url", "http://127.0.0.1:" + freePort());
        config.put("kring.services.messaging.url", leads.url());
        config.put("kring.services.analytics.url", leads.url());
        config.put("kring.gateway.public-url", PUBLIC_URL);
        config.put("kring.gateway.origins", "https://console.example");
        config.put("kring.gateway.response-timeout", "1s");
        config.put("kring.twilio.meer.auth-token", TOKEN_OF_MEER);
        config.put("kring.twilio.saari.auth-token", "secret-of-saari");
        return config;
    }

    /** Before the resource that makes a database: in a second application the driver is another class. */
    @Override
    public int order() {
        return -1;
    }

    private static void registerDriver() {
        try {
            DriverManager.registerDriver(new Driver());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        running.forEach(FakeService::close);
    }
}

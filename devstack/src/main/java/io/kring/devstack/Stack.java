package io.kring.devstack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The whole system on one page: every part, what it needs and what it is told. */
final class Stack {

    private static final List<String> DATABASES =
            List.of("contacts", "leads", "campaigns", "messaging", "analytics", KeycloakPart.NAME);

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;
    private final List<Tenant> tenants;
    private final PostgresPart postgres;
    private final KafkaPart kafka;
    private final KeycloakPart keycloak;

    Stack(Home home, Secrets secrets) {
        this.home = home;
        this.secrets = secrets;
        this.ports = home.ports();
        this.tenants = Tenant.all(secrets);
        this.postgres = new PostgresPart(home, secrets, DATABASES);
        this.kafka = new KafkaPart(home);
        this.keycloak = new KeycloakPart(home, secrets, postgres);
    }

    static Stack in(Home home) {
        return new Stack(home, new Secrets(home.secrets()));
    }

    /** Every part, each after the parts it needs. */
    List<Part> parts() {
        return List.of(
                postgres,
                kafka,
                new SandboxPart(home, tenants, gatewayUrl()),
                keycloak,
                service("contacts", "people, companies and their consent", ports.contacts(), links()),
                service(
                        "leads",
                        "leads, opportunities and orders",
                        ports.leads(),
                        Map.of("kring.trust-proxies", "true")),
                service("campaigns", "segments, templates and campaigns", ports.campaigns(), Map.of()),
                service("messaging", "conversations on every channel", ports.messaging(), channels()),
                service("analytics", "facts, reports and models", ports.analytics(), Map.of()),
                new ServicePart(
                        home, "api-gateway", "the one door", ports.gateway(), List.of(KafkaPart.NAME), routes()));
    }

    /** The named parts and all that they need or are used with; every part when none is named. */
    List<Part> parts(Set<String> names) {
        if (names.isEmpty()) {
            return parts();
        }
        var wanted = new LinkedHashSet<String>(names);
        for (var part : parts().reversed()) {
            if (wanted.contains(part.name())) {
                wanted.addAll(part.needs());
                wanted.addAll(usedWith(part));
            }
        }
        return parts().stream().filter(part -> wanted.contains(part.name())).toList();
    }

    /** What a part starts without, and is of no use without. */
    private static List<String> usedWith(Part part) {
        return switch (part.name()) {
            case "messaging-service" -> List.of(KeycloakPart.NAME, SandboxPart.NAME);
            case String _ when part instanceof ServicePart -> List.of(KeycloakPart.NAME);
            default -> List.of();
        };
    }

    /** Parts by the length of the chain of needs below them: a part starts after those before it and stops before them. */
    static List<List<Part>> byRank(List<Part> parts) {
        var ranks = new HashMap<String, Integer>();
        var groups = new TreeMap<Integer, List<Part>>();
        for (var part : parts) {
            int rank = part.needs().stream()
                    .mapToInt(need -> ranks.getOrDefault(need, 0) + 1)
                    .max()
                    .orElse(0);
            ranks.put(part.name(), rank);
            groups.computeIfAbsent(rank, any -> new ArrayList<>()).add(part);
        }
        return List.copyOf(groups.values());
    }

    private ServicePart service(String name, String what, int port, Map<String, String> more) {
        var config = new LinkedHashMap<>(shared(port));
        config.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(name));
        config.put("quarkus.datasource.username", name);
        config.put("quarkus.datasource.password", postgres.password(name));
        config.putAll(more);
        return new ServicePart(home, name + "-service", what, port, List.of(PostgresPart.NAME, KafkaPart.NAME), config);
    }

    /** What every service and the gateway are told. */
    private Map<String, String> shared(int port) {
        var config = new LinkedHashMap<String, String>();
        config.put("quarkus.http.host", "127.0.0.1");
        config.put("quarkus.http.port", String.valueOf(port));
        config.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        config.put("quarkus.oidc.auth-server-url", keycloak.issuer());
        config.put("quarkus.oidc.token.audience", "kring-api");
        return config;
    }

    /** How contacts-service makes the links that people get, and whom it believes of who opened them. */
    private Map<String, String> links() {
        return Map.of(
                "kring.links.key", secrets.get("links.key"),
                "kring.links.public-url", gatewayUrl(),
                "kring.trust-proxies", "true");
    }

    /** The accounts of each tenant at the sandbox provider, for messaging-service. */
    private Map<String, String> channels() {
        var config = new LinkedHashMap<String, String>();
        config.put("quarkus.mailer.mock", "false");
        config.put("quarkus.mailer.host", "127.0.0.1");
        config.put("quarkus.mailer.port", String.valueOf(ports.smtp()));
        for (var tenant : tenants) {
            var sms = "kring.sms." + tenant.name();
            config.put(sms + ".base-url", "http://127.0.0.1:" + ports.sandbox());
            config.put(sms + ".account-sid", tenant.smsAccount());
            config.put(sms + ".auth-token", tenant.smsToken());
            config.put(sms + ".from", tenant.smsNumber());
            config.put(sms + ".status-callback", gatewayUrl() + "/hooks/" + tenant.name() + "/twilio/status");
            config.put("kring.email." + tenant.name() + ".from", tenant.emailFrom());
        }
        return config;
    }

    /** Where the gateway finds the services, and the keys that webhooks are signed with. */
    private Map<String, String> routes() {
        var config = new LinkedHashMap<>(shared(ports.gateway()));
        config.put("kring.gateway.public-url", gatewayUrl());
        config.put("kring.gateway.origins", "http://localhost:" + ports.console());
        config.put("kring.services.contacts.url", "http://127.0.0.1:" + ports.contacts());
        config.put("kring.services.leads.url", "http://127.0.0.1:" + ports.leads());
        config.put("kring.services.campaigns.url", "http://127.0.0.1:" + ports.campaigns());
        config.put("kring.services.messaging.url", "http://127.0.0.1:" + ports.messaging());
        config.put("kring.services.analytics.url", "http://127.0.0.1:" + ports.analytics());
        tenants.forEach(tenant -> config.put("kring.twilio." + tenant.name() + ".auth-token", tenant.smsToken()));
        return config;
    }

    private String gatewayUrl() {
        return "http://127.0.0.1:" + ports.gateway();
    }
}

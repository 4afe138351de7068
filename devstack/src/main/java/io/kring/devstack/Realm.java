package io.kring.devstack;

import java.util.regex.Pattern;

/** The Keycloak realm of the suite: a template in which ports and secrets of one stack are filled in. */
final class Realm {

    private static final Pattern HOLE = Pattern.compile("\\{\\{(port|secret):([a-z.-]+)}}");

    private Realm() {}

    /** Fills {@code {{port:gateway}}}, {@code {{port:console}}} and {@code {{secret:NAME}}}. */
    static String render(String template, Ports ports, Secrets secrets) {
        return HOLE.matcher(template).replaceAll(hole -> {
            var name = hole.group(2);
            return hole.group(1).equals("secret") ? secrets.get(name) : port(name, ports);
        });
    }

    private static String port(String name, Ports ports) {
        return switch (name) {
            case "gateway" -> String.valueOf(ports.gateway());
            case "console" -> String.valueOf(ports.console());
            default -> throw new IllegalArgumentException("The realm names an unknown port: " + name);
        };
    }
}

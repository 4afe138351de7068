package io.kring.devstack;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The world outside: an SMS provider and a mail server for development, which deliver to a web page. */
record SandboxPart(Home home, List<Tenant> tenants, String gateway) implements Part {

    static final String NAME = "sandbox";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "what customers receive, and answer";
    }

    @Override
    public String url() {
        return "http://127.0.0.1:" + home.ports().sandbox();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().sandbox(), home.ports().smtp(), home.ports().imap());
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Launch launch(Consumer<String> note) throws IOException {
        var file = Home.writePrivately(home.run().resolve("sandbox.properties"), ServicePart.lines(config()));
        var jvm = Jvm.withHeap(256)
                .serial()
                .with("-Dsun.net.httpserver.nodelay=true")
                .with("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        return new Launch(
                jvm.run("-cp", home.ownClassPath(), "io.kring.devstack.sandbox.Sandbox", file.toString()),
                Map.of(),
                home.run());
    }

    private Map<String, String> config() {
        var config = new LinkedHashMap<String, String>();
        config.put("http.port", String.valueOf(home.ports().sandbox()));
        config.put("smtp.port", String.valueOf(home.ports().smtp()));
        config.put("imap.port", String.valueOf(home.ports().imap()));
        config.put("data", home.data().resolve(NAME).toString());
        tenants.forEach(tenant -> config.putAll(tenant.atProvider(gateway)));
        return config;
    }

    @Override
    public boolean isReady() {
        return Http.isOk(url() + "/api/counts");
    }
}

package io.kring.devstack.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;

/** The world outside of Kring: an SMS provider with Twilio's API, a mail server, and a page to play the customers on. */
public final class Sandbox implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final HttpServer http;
    private final Mailboxes mailboxes;
    private final Webhooks webhooks;
    private final Journal journal;

    Sandbox(Properties config) throws IOException {
        var accounts = Account.all(config);
        this.journal = new Journal(Path.of(config.getProperty("data"), "journal.ndjson"));
        var messages = new Messages(journal);
        this.webhooks = new Webhooks(
                accounts,
                messages,
                Duration.ofMillis(number(config, "delivery.millis", 100)),
                Boolean.parseBoolean(config.getProperty("report.sent")));
        this.mailboxes =
                new Mailboxes(number(config, "smtp.port", 0), number(config, "imap.port", 0), accounts, messages);
        var customers = new CustomerApi(accounts, messages, webhooks);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), number(config, "http.port", 0));
        this.http = HttpServer.create(address, BACKLOG);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext(TwilioApi.PATH, Web.json(new TwilioApi(accounts, messages, webhooks)));
        http.createContext("/api/tenants", Web.json(customers::tenants));
        http.createContext("/api/messages", Web.json(customers::messages));
        http.createContext("/api/emails", Web.json(customers::emails));
        http.createContext("/api/counts", Web.json(customers::counts));
        http.createContext("/api/replies", Web.json(customers::reply));
        http.createContext("/", Sandbox::page);
        messages.unsettled().forEach(webhooks::schedule);
    }

    private static int number(Properties config, String name, int otherwise) {
        return Integer.parseInt(config.getProperty(name, String.valueOf(otherwise)));
    }

    void start() {
        mailboxes.start();
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private static void page(HttpExchange exchange) throws IOException {
        try (exchange;
                var page = Sandbox.class.getResourceAsStream("/sandbox/index.html")) {
            if (page == null || !exchange.getRequestURI().getPath().equals("/")) {
                Web.send(exchange, 404, "text/plain", "There is nothing here".getBytes(StandardCharsets.UTF_8));
            } else {
                Web.send(exchange, 200, "text/html; charset=utf-8", page.readAllBytes());
            }
        }
    }

    @Override
    public void close() throws IOException {
        http.stop(0);
        webhooks.close();
        mailboxes.close();
        journal.close();
    }

    public static void main(String[] args) throws IOException {
        var config = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(args[0]))) {
            config.load(reader);
        }
        new Sandbox(config).start();
    }
}

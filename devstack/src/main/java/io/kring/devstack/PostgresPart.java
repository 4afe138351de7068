package io.kring.devstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** PostgreSQL: one server, one database with a role of its own for each service. Durable, as in production. */
record PostgresPart(Home home, Secrets secrets, List<String> databases) implements Part {

    static final String NAME = "postgres";
    private static final Map<String, String> PLAIN_MESSAGES = Map.of("LC_ALL", "C");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String what() {
        return "a database for each service";
    }

    @Override
    public String url() {
        return "postgresql://127.0.0.1:" + home.ports().postgres();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().postgres());
    }

    @Override
    public List<String> needs() {
        return List.of();
    }

    @Override
    public Launch launch(Consumer<String> note) throws IOException, InterruptedException {
        var bin = PostgresBinaries.unpackedIn(home.cache()).resolve("bin");
        endOrphan();
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            note.accept("first start: making the database directory");
            initialise(bin);
        }
        var command = notAsRoot(bin.resolve("postgres"));
        command.addAll(List.of("-D", data().toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new Launch(command, PLAIN_MESSAGES, data());
    }

    private Map<String, String> settings() {
        return Map.of(
                "listen_addresses", "127.0.0.1",
                "port", String.valueOf(home.ports().postgres()),
                "unix_socket_directories", "",
                "max_connections", "200",
                "shared_buffers", "1GB",
                "max_wal_size", "4GB",
                "fsync", "on",
                "synchronous_commit", "on",
                "log_line_prefix", "%m %d ");
    }

    private void initialise(Path bin) throws IOException, InterruptedException {
        var temporary = home.data().resolve("postgres.new");
        Directories.delete(temporary);
        var password = Home.writePrivately(home.run().resolve("postgres.password"), secrets.get("postgres.postgres"));
        var command = notAsRoot(bin.resolve("initdb"));
        command.addAll(List.of("-D", temporary.toString(), "-U", "postgres", "--pwfile=" + password));
        command.addAll(List.of("--auth=scram-sha-256", "--encoding=UTF8", "--locale-provider=builtin"));
        command.addAll(List.of("--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions"));
        Processes.run("initdb", new Launch(command, PLAIN_MESSAGES, home.data()), home.log(NAME));
        Files.delete(password);
        Files.move(temporary, data());
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still owns its files. */
    private static List<String> notAsRoot(Path program) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        return command;
    }

    /** After {@code kill -9} of a supervisor its postmaster lives on; two on one directory would destroy the data. */
    private void endOrphan() throws IOException {
        var file = new PostmasterFile(data());
        if (file.isMisleading()) {
            Files.delete(file.path());
        }
        var orphan = file.server();
        if (orphan.isPresent()) {
            askToStop(orphan.get());
            Processes.awaitOrKill(orphan.get(), Duration.ofSeconds(15));
        }
    }

    @Override
    public boolean isReady() throws SQLException {
        try (var connection = connect()) {
            return connection.isValid(2);
        }
    }

    @Override
    public void furnish() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var name : databases) {
                if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", name)) {
                    statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password(name) + "'");
                }
                if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                    statement.execute("CREATE DATABASE " + name + " OWNER " + name);
                    statement.execute("REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
                }
            }
        }
    }

    /** Makes the database of that name empty again. */
    void recreate(String name) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        }
        furnish();
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl("postgres") + "?connectTimeout=2&socketTimeout=30", "postgres", password("postgres"));
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + database;
    }

    String password(String role) {
        return secrets.get("postgres." + role);
    }

    private Path data() {
        return home.data().resolve("postgres");
    }

    /** SIGTERM would wait for every client to leave; SIGINT closes their connections and shuts down cleanly. */
    @Override
    public void askToStop(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

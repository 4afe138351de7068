package io.kring.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** What PostgreSQL alone can do with the statements of a service, on a database with the same tables. */
final class Pgbench {
    private static final String PROGRAM = "pgbench";
    static final String DATABASE = "bench";
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final Stack stack;

    Pgbench(Stack stack) {
        this.stack = stack;
    }

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
    }

    /** Makes the database with the tables of the migrations in these directories. */
    void prepare(String... directories) throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/";
        try (var connection = DriverManager.getConnection(url + "postgres", "postgres", stack.postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + DATABASE + " with (force)");
            statement.execute("create database " + DATABASE);
        }
        try (var connection = DriverManager.getConnection(url + DATABASE, "postgres", stack.postgresPassword());
                var statement = connection.createStatement()) {
            for (var directory : directories) {
                for (var migration : migrations(stack.checkout().resolve(directory))) {
                    statement.execute(Files.readString(migration));
                }
            }
        }
    }

    /** In the order of their versions, which their names tell: {@code V1_3__versions.sql}. */
    private static List<Path> migrations(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted(Comparator.comparingInt(file ->
                            Integer.parseInt(file.getFileName().toString().split("_", 3)[1])))
                    .toList();
        }
    }

    void execute(String sql) throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:" + stack.postgresPort() + "/" + DATABASE;
        try (var connection = DriverManager.getConnection(url, "postgres", stack.postgresPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Transactions per second of a script. */
    double perSecond(String script, int connections, int seconds) throws IOException, InterruptedException {
        var file = Files.createTempFile("kring", ".pgbench");
        Files.writeString(file, script);
        try {
            var builder = new ProcessBuilder(
                            PROGRAM,
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            "127.0.0.1",
                            "-p",
                            "" + stack.postgresPort(),
                            "-U",
                            "postgres",
                            "-c",
                            "" + connections,
                            "-j",
                            "2",
                            "-T",
                            "" + seconds,
                            "-f",
                            file.toString(),
                            DATABASE)
                    .redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", stack.postgresPassword());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var tps = TPS.matcher(output);
            if (process.waitFor() != 0 || !tps.find()) {
                throw new IOException("pgbench failed:\n" + output);
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(file);
        }
    }
}

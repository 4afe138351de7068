package io.kring.contacts;

import io.kring.testkit.KringTestResource;
import io.kring.testkit.Tokens;
import java.net.URI;
import java.net.http.*;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class MeasureIT {
    @Test
    void measure() throws Exception {
        var settings = new KringTestResource().start();
        var args =
                new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-XX:+UseSerialGC"));
        settings.forEach((k, v) -> args.add("-D" + k + "=" + v));
        args.addAll(List.of(
                "-Dquarkus.http.port=18199",
                "-Dquarkus.otel.sdk.disabled=true",
                "-jar",
                "target/quarkus-app/quarkus-run.jar"));
        var service = new ProcessBuilder(args)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target/measure.log").toFile())
                .start();
        try (var client = HttpClient.newHttpClient()) {
            for (var i = 0; i < 120; i++) {
                try {
                    if (client.send(
                                            HttpRequest.newBuilder(URI.create("http://localhost:18199/q/health/live"))
                                                    .build(),
                                            HttpResponse.BodyHandlers.ofString())
                                    .statusCode()
                            == 200) break;
                } catch (java.io.IOException e) {
                }
                Thread.sleep(500);
            }
            var warm = csv(5_000, "warm", "");
            send(client, "w", warm, "warm-up 5,000", service.pid());
            var file = csv(100_000, "p", "");
            send(client, "m", file, "100,000 new", service.pid());
            send(client, "m", file, "again (all duplicate)", service.pid());
            send(client, "m", csv(100_000, "p", "vip"), "again with a tag (all updated)", service.pid());
        } finally {
            service.destroy();
            service.waitFor();
        }
    }

    private static byte[] csv(int rows, String prefix, String tag) {
        var text = new StringBuilder("first_name,last_name,email,phone,city,country,language,tags,sms_consent\n");
        var given = new String[] {"Sjoukje", "Jan", "Aino", "Emma", "Wytse"};
        var family = new String[] {"Hoekstra", "de Vries", "Virtanen", "Smith"};
        for (var i = 0; i < rows; i++) {
            text.append(given[i % 5])
                    .append(',')
                    .append(family[i % 4])
                    .append(i)
                    .append(',')
                    .append(prefix)
                    .append(i)
                    .append("@example.org,06")
                    .append(String.format("%08d", 10_000_000 + i))
                    .append(",Sneek,NL,fy,")
                    .append(tag)
                    .append(",")
                    .append(i % 3 == 0 ? "yes" : "")
                    .append('\n');
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void send(HttpClient client, String tenant, byte[] file, String what, long pid) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:18199/api/v1/imports?source=x.csv"))
                .header("Authorization", "Bearer " + Tokens.of(tenant, "sara", "sales"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        var from = System.nanoTime();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        var seconds = (System.nanoTime() - from) / 1e9;
        var rss = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(l -> l.startsWith("VmRSS") || l.startsWith("VmHWM"))
                .toList();
        System.out.printf(
                "MEASURE %s: %.1f s %s %s load %s%n",
                what,
                seconds,
                answer.body(),
                rss,
                Files.readString(Path.of("/proc/loadavg")).strip());
    }
}

package io.kring.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Sends requests over a number of kept-alive connections, each one after the other. Written on plain sockets, because client and
 * server share the machine: what a client library spends would be taken from the server.
 */
final class HttpLoad {
    private final URI server;
    private final int connections;

    HttpLoad(String server, int connections) {
        this.server = URI.create(server);
        this.connections = connections;
    }

    /**
     * Requests per second.
     *
     * @param request the n-th request, complete with its headers
     * @param expected the status that each must be answered with
     */
    double perSecond(Duration duration, int expected, LongFunction<String> request) throws InterruptedException {
        var number = new AtomicLong();
        var done = new AtomicLong();
        var failure = new java.util.concurrent.atomic.AtomicReference<Exception>();
        var end = System.nanoTime() + duration.toNanos();
        var begun = System.nanoTime();
        var threads = new Thread[connections];
        for (var place = 0; place < connections; place++) {
            threads[place] = Thread.ofPlatform().start(() -> {
                try (var socket = new Socket()) {
                    socket.setTcpNoDelay(true);
                    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
                    var in = new BufferedInputStream(socket.getInputStream());
                    while (System.nanoTime() < end) {
                        var text = request.apply(number.incrementAndGet());
                        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
                        var status = status(in);
                        if (status != expected) {
                            throw new IOException("answered " + status + " instead of " + expected);
                        }
                        done.incrementAndGet();
                    }
                } catch (IOException e) {
                    failure.set(e);
                }
            });
        }
        for (var thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return done.get() * 1e9 / (System.nanoTime() - begun);
    }

    /** Reads one answer with its body. */
    private static int status(InputStream in) throws IOException {
        var status = Integer.parseInt(line(in).split(" ", 3)[1]);
        var length = 0;
        for (var header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        in.skipNBytes(length);
        return status;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (var read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("The server closed the connection");
            }
            if (read != '\r') {
                line.append((char) read);
            }
        }
        return line.toString();
    }
}

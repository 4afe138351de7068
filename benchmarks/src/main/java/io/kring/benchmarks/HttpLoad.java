package io.kring.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/**
 * Sends requests over a number of kept-alive connections, each one after the other. Written on plain sockets, because client and
 * server share the machine: what a client library spends would be taken from the server.
 */
final class HttpLoad {
    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);

    private final URI server;
    private final int connections;
    private final AtomicLong number = new AtomicLong();

    HttpLoad(String server, int connections) {
        this.server = URI.create(server);
        this.connections = connections;
    }

    /**
     * Sends that many requests, for a server is slow until its compiler is done with what they run through. They are counted
     * because that is the same work on any machine; one that is very slow is measured before it is done.
     */
    void warmUp(int requests, int expected, LongFunction<byte[]> request) throws InterruptedException {
        var begun = System.nanoTime();
        var last = number.get() + requests;
        while (number.get() < last && System.nanoTime() - begun < LONGEST_WARM_UP.toNanos()) {
            perSecond(Duration.ofSeconds(5), expected, request);
        }
    }

    /**
     * Requests per second.
     *
     * @param request the n-th request since this was made, complete with its headers
     * @param expected the status that each must be answered with
     */
    double perSecond(Duration duration, int expected, LongFunction<byte[]> request) throws InterruptedException {
        var begun = System.nanoTime();
        return send(duration, expected, request, time -> {}) * 1e9 / (System.nanoTime() - begun);
    }

    /** How long each request took, the fastest first; otherwise as {@link #perSecond}. */
    double[] milliseconds(Duration duration, int expected, LongFunction<byte[]> request) throws InterruptedException {
        var times = new ConcurrentLinkedQueue<Long>();
        send(duration, expected, request, times::add);
        return times.stream().mapToDouble(time -> time / 1e6).sorted().toArray();
    }

    /** @return how many were sent */
    private long send(Duration duration, int expected, LongFunction<byte[]> request, LongConsumer took)
            throws InterruptedException {
        var done = new AtomicLong();
        var failure = new AtomicReference<Exception>();
        var end = System.nanoTime() + duration.toNanos();
        var threads = new Thread[connections];
        for (var place = 0; place < connections; place++) {
            threads[place] = Thread.ofPlatform().start(() -> {
                try (var socket = new Socket()) {
                    socket.setTcpNoDelay(true);
                    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
                    var answers = new Answers(socket.getInputStream());
                    while (System.nanoTime() < end) {
                        var begun = System.nanoTime();
                        socket.getOutputStream().write(request.apply(number.incrementAndGet()));
                        var status = answers.next();
                        if (status != expected) {
                            throw new IOException("answered " + status + " instead of " + expected);
                        }
                        took.accept(System.nanoTime() - begun);
                        done.incrementAndGet();
                    }
                } catch (IOException | RuntimeException e) {
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
        return done.get();
    }

    /** The answers of one connection, one after the other. */
    private static final class Answers {
        private static final byte[] LENGTH = "\r\ncontent-length: ".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] CHUNKED = "\r\ntransfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
        /** JSON has no line ends of its own, so that no body looks so in the middle. */
        private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        private final InputStream in;
        private final byte[] buffer = new byte[64 << 10];

        Answers(InputStream in) {
            this.in = in;
        }

        /** Reads one with its body and returns its status. */
        int next() throws IOException {
            var end = 0;
            var body = -1;
            while (body < 0) {
                end += read(end);
                body = endOfHeaders(end);
            }
            var length = afterHeader(LENGTH, body);
            if (length >= 0) {
                var all = body + number(length);
                while (end < all) {
                    end += read(end);
                }
            } else if (afterHeader(CHUNKED, body) >= 0) {
                while (!isAt(LAST_CHUNK, end - LAST_CHUNK.length)) {
                    end += read(end);
                }
            }
            return number(9);
        }

        private int read(int from) throws IOException {
            var read = in.read(buffer, from, buffer.length - from);
            if (read <= 0) {
                throw new IOException("The server closed the connection, or its answer is too long");
            }
            return read;
        }

        private int endOfHeaders(int end) {
            for (var place = 3; place < end; place++) {
                if (buffer[place] == '\n' && buffer[place - 2] == '\n') {
                    return place + 1;
                }
            }
            return -1;
        }

        /** The place behind it, or -1. */
        private int afterHeader(byte[] header, int headers) {
            for (var place = 0; place < headers - header.length; place++) {
                if (isAt(header, place)) {
                    return place + header.length;
                }
            }
            return -1;
        }

        private boolean isAt(byte[] text, int place) {
            var same = 0;
            while (same < text.length && (buffer[place + same] | 32) == (text[same] | 32)) {
                same++;
            }
            return same == text.length;
        }

        private int number(int from) {
            var number = 0;
            for (var place = from; buffer[place] >= '0' && buffer[place] <= '9'; place++) {
                number = number * 10 + buffer[place] - '0';
            }
            return number;
        }
    }
}

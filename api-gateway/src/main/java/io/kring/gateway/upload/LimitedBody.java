package io.kring.gateway.upload;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/** The body of a request as a stream that fails with {@link BodyTooLargeException} beyond a limit in bytes. */
public final class LimitedBody implements ReadStream<Buffer> {
    private final HttpServerRequest request;
    private final long limit;
    private final Runnable onEnd;
    private long size;
    private @Nullable Handler<Throwable> failureHandler;

    /** @param onEnd told once, when the last byte has come */
    public LimitedBody(HttpServerRequest request, long limit, Runnable onEnd) {
        this.request = request;
        this.limit = limit;
        this.onEnd = onEnd;
    }

    /** The length that the client has announced, in bytes; -1 if none. */
    public static long announced(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    /** All of it in memory: for small limits. */
    public static Future<Buffer> read(HttpServerRequest request, int limit) {
        if (announced(request) > limit) {
            return Future.failedFuture(new BodyTooLargeException(limit));
        }
        var all = new LimitedBody(request, limit, () -> {})
                .collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer));
        request.resume();
        return all;
    }

    /** Whether nothing of it has come so far. */
    public boolean isEmpty() {
        return size == 0;
    }

    public boolean isTooLarge() {
        return size > limit;
    }

    @Override
    public LimitedBody handler(@Nullable Handler<Buffer> handler) {
        request.handler(
                handler == null
                        ? null
                        : chunk -> {
                            var before = isTooLarge();
                            size += chunk.length();
                            if (!isTooLarge()) {
                                handler.handle(chunk);
                            } else if (!before && failureHandler != null) {
                                failureHandler.handle(new BodyTooLargeException(limit));
                            }
                        });
        return this;
    }

    @Override
    public LimitedBody endHandler(@Nullable Handler<Void> handler) {
        request.endHandler(
                handler == null
                        ? null
                        : end -> {
                            handler.handle(end);
                            onEnd.run();
                        });
        return this;
    }

    @Override
    public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        failureHandler = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public LimitedBody pause() {
        request.pause();
        return this;
    }

    @Override
    public LimitedBody resume() {
        request.resume();
        return this;
    }

    @Override
    public LimitedBody fetch(long amount) {
        request.fetch(amount);
        return this;
    }
}

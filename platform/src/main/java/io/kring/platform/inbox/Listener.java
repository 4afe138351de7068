package io.kring.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.platform.event.Event;
import io.kring.platform.event.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one feature does with the events that it hears: by type, the record that it reads and the work. Made by
 * {@link Inbox#listener}; event types without a handler are passed over.
 */
public final class Listener {
    private record Handler<T>(Class<T> type, Consumer<List<Received<T>>> work, boolean many) {
        void handle(List<Event> events, ObjectMapper json) {
            work.accept(events.stream()
                    .map(event -> new Received<>(event, read(event, json)))
                    .toList());
        }

        private T read(Event event, ObjectMapper json) {
            try {
                return json.readValue(event.data(), type);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        event.type() + " cannot be read as " + type.getSimpleName() + ": " + e.getMessage(), e);
            }
        }
    }

    private final String name;
    private final ObjectMapper json;
    private final Map<String, Handler<?>> handlers = new LinkedHashMap<>();

    Listener(String name, ObjectMapper json) {
        this.name = name;
        this.json = json;
    }

    /** The work for one event of this type. */
    public <T> Listener on(String eventType, Class<T> type, Consumer<Received<T>> work) {
        handlers.put(eventType, new Handler<>(type, events -> events.forEach(work), false));
        return this;
    }

    /** The work for a run of events of this type at once, for those that come by the thousand. */
    public <T> Listener onMany(String eventType, Class<T> type, Consumer<List<Received<T>>> work) {
        handlers.put(eventType, new Handler<>(type, work, true));
        return this;
    }

    public String name() {
        return name;
    }

    /** The event types that it hears. */
    public Set<String> types() {
        return Set.copyOf(handlers.keySet());
    }

    boolean hears(Event event) {
        return handlers.containsKey(event.type());
    }

    boolean takesMany(Event event) {
        return handler(event).many();
    }

    void handle(List<Event> sameType) {
        handler(sameType.getFirst()).handle(sameType, json);
    }

    private Handler<?> handler(Event event) {
        var handler = handlers.get(event.type());
        if (handler == null) {
            throw new IllegalArgumentException(name + " does not hear " + event.type());
        }
        return handler;
    }
}

package io.kring.messaging.sending;

import io.kring.messaging.outbound.Queued;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;

/** Runs a lane for each channel, from the start of the service to its end. */
@ApplicationScoped
public class Dispatcher {
    private static final Duration LAST_CALLS = Duration.ofSeconds(10);

    private final List<Lane> lanes;
    private final Results results;

    Dispatcher(Instance<Provider> providers, Claims claims, Results results, MeterRegistry metrics) {
        this.results = results;
        this.lanes = providers.stream()
                .map(provider -> new Lane(provider, claims, results, metrics))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        results.start();
        lanes.forEach(Lane::start);
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) Queued queued) {
        lanes.forEach(Lane::wake);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        for (var lane : lanes) {
            lane.stop(LAST_CALLS);
        }
        results.stop();
    }
}

package io.kring.contacts.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes events that were kept for 30 days. */
@ApplicationScoped
class FeedHousekeeping {
    private final FeedRepository feed;

    FeedHousekeeping(FeedRepository feed) {
        this.feed = feed;
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        feed.forget();
    }
}

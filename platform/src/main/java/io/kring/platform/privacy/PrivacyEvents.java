package io.kring.platform.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What contacts-service asks of every service for somebody, and what they answer, on the topic {@code kring.privacy}. */
public final class PrivacyEvents {
    private PrivacyEvents() {}

    /**
     * The events {@code privacy.access-requested.v1}, {@code privacy.erasure-requested.v1} and {@code privacy.rescan-requested.v1}.
     *
     * @param round counts what was asked for one request, from 1; the answers name it
     */
    public record Asked(UUID requestId, int round, Set<UUID> contactIds, Set<String> addresses) {
        Subject subject() {
            return new Subject(contactIds, addresses);
        }
    }

    /**
     * The event {@code privacy.data-collected.v1}: some of what a service keeps of somebody.
     *
     * @param part counts from 1; the parts of a service come in their order
     * @param last no more comes from this service
     * @param store what the records are of; null where there are none
     */
    public record DataCollected(
            UUID requestId,
            int round,
            String service,
            int part,
            boolean last,
            @Nullable String store,
            List<JsonNode> records) {}

    /** The event {@code privacy.data-erased.v1}, with every store of the service. */
    public record DataErased(UUID requestId, int round, String service, List<Store> stores) {
        /** @param erased rows that were deleted, or no longer tell whose they are */
        public record Store(String store, long erased) {}

        static DataErased of(Asked asked, String service, Map<String, Long> erased) {
            return new DataErased(
                    asked.requestId(),
                    asked.round(),
                    service,
                    erased.entrySet().stream()
                            .map(store -> new Store(store.getKey(), store.getValue()))
                            .toList());
        }
    }

    /** The event {@code privacy.data-found.v1}, with every store of the service. */
    public record DataFound(UUID requestId, int round, String service, List<Store> stores) {
        /** @param found rows that are about the person */
        public record Store(String store, long found) {}

        static DataFound of(Asked asked, String service, Map<String, Long> found) {
            return new DataFound(
                    asked.requestId(),
                    asked.round(),
                    service,
                    found.entrySet().stream()
                            .map(store -> new Store(store.getKey(), store.getValue()))
                            .toList());
        }
    }
}

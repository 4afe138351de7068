package io.kring.contacts.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.kring.contacts.duplicate.Candidate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch: items = created + updated + deleted + rejected.
 *
 * @param changeId by which all of it can be undone
 */
public record BatchResult(UUID changeId, long created, long updated, long deleted, long rejected, List<Item> items) {
    /**
     * What became of one item.
     *
     * @param index its place, from 0
     * @param status as of a request for it alone: 201, 200, 204, or what is wrong with it
     * @param version after it
     * @param detail what is wrong
     * @param errors the fields that are wrong
     * @param candidates whom they certainly are, where they were refused for it
     */
    public record Item(
            int index,
            int status,
            @Nullable UUID contactId,
            @Nullable Integer version,
            @Nullable String detail,
            List<FieldError> errors,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Candidate> candidates) {
        static Item done(int index, int status, UUID contactId, @Nullable Integer version) {
            return new Item(index, status, contactId, version, null, List.of(), List.of());
        }
    }

    /** A field and what it must be. */
    public record FieldError(String field, String message) {}

    static BatchResult of(UUID change, List<Item> items) {
        return new BatchResult(
                change,
                count(items, 201),
                count(items, 200),
                count(items, 204),
                items.stream().filter(item -> item.status() >= 400).count(),
                items);
    }

    private static long count(List<Item> items, int status) {
        return items.stream().filter(item -> item.status() == status).count();
    }
}

package io.kring.contacts.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of the next rows or people of a job.
 *
 * @param reached the last of them, where the job goes through people by their ids
 */
public record Progress(
        int created,
        int updated,
        int deleted,
        int duplicate,
        List<Rejection> rejections,
        @Nullable UUID reached) {
    int read() {
        return created + updated + deleted + duplicate + rejections.size();
    }
}

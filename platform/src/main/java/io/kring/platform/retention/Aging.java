package io.kring.platform.retention;

import io.kring.platform.privacy.PersonalData;
import io.kring.platform.privacy.PersonalData.Expiry;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * One kind of data that can be too old. Whatever {@link PersonalData} has an expiry is one by itself; a service makes a bean of any
 * other.
 */
public interface Aging {
    /**
     * What is too old.
     *
     * @param oldest its time; null where there is nothing
     */
    record Found(long rows, @Nullable Instant oldest) {}

    /** What statements find and do away with, where it is not told with the rest of the store. */
    static Aging of(String store, Jdbi jdbi, String holds, String erase) {
        return new AgingRows(store, new Expiry(holds, erase), jdbi);
    }

    /** The store, by the name that contracts/privacy.json has for it. */
    String store();

    /** What of the present tenant is of a time before this. */
    Found find(Instant before);

    /**
     * Does away with some of it, in the caller's transaction.
     *
     * @param most so many rows at most
     * @return how many it was; 0 where nothing is left
     */
    long expire(Instant before, int most);
}

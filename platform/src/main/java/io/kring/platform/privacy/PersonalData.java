package io.kring.platform.privacy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of personal data that a service keeps, as the statements that find and erase it. A service produces one bean of these for
 * each table, or part of one, that says something about people; what it is for, in words, stands in {@code contracts/privacy.json}.
 *
 * <p>All statements are bound to {@code :tenant}; those about somebody to {@code :people} (uuid[]) and {@code :addresses} (text[]) as
 * well, the arrays of {@link Subject}; those about time to {@code :before} (timestamptz).
 *
 * @param store its name, unique in the service: that of the table, as a rule
 * @param holds finds the rows that are about the person, with the columns that the person is shown, named in camelCase; what it
 *     finds after an erasure was not erased
 * @param erase what deletes these rows, or takes out of them what tells whose they are; done in this order, in one transaction
 * @param expiry how rows that are too old are found and done away with; null where their age does not matter, because they go with
 *     something else
 */
public record PersonalData(
        String store,
        String holds,
        List<String> erase,
        @Nullable Expiry expiry) {

    /**
     * Too old is what is of a time before {@code :before}.
     *
     * @param holds finds the time of each such row, as a single column
     * @param erase deletes some of them, or takes out of them what tells whose they are, {@code :most} at most; it is repeated until
     *     nothing is left
     */
    public record Expiry(String holds, String erase) {}

    public PersonalData {
        erase = List.copyOf(erase);
    }

    public static PersonalData of(String store, String holds, String... erase) {
        return new PersonalData(store, holds, List.of(erase), null);
    }

    public PersonalData expiring(String holds, String erase) {
        return new PersonalData(store, this.holds, this.erase, new Expiry(holds, erase));
    }
}

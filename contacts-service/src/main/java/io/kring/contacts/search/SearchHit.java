package io.kring.contacts.search;

import io.kring.contacts.search.Alternative.How;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who was found.
 *
 * @param email the main one
 * @param phone the main one, as E.164
 * @param company the name of the main one
 * @param owner the user who looks after them
 * @param score 0 to 1: 1 where every word is one of the person's names
 */
public record SearchHit(
        UUID contactId,
        String givenName,
        String familyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String city,
        @Nullable String company,
        @Nullable String owner,
        double score,
        List<Match> matches) {

    /**
     * What was found in a field; the three pieces in a row are its text.
     *
     * @param field as it is named in a person
     * @param how {@code exact}: the very word; {@code prefix}: a word that starts so; {@code typo}: one that is spelt much like it
     * @param match the piece to be highlighted
     */
    public record Match(String field, How how, String before, String match, String after) {
        static Match of(String field, How how, String text, int from, int to) {
            return new Match(field, how, text.substring(0, from), text.substring(from, to), text.substring(to));
        }
    }
}

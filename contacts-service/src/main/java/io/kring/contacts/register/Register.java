package io.kring.contacts.register;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The record of processing activities.
 *
 * @param at when it was made
 * @param controller who answers for it; null where nobody has said so
 * @param people of whom data is kept in Kring
 * @param purposes for which it is kept in Kring
 * @param outside what the company does with personal data elsewhere
 * @param transfers to countries outside of the European Economic Area
 * @param securityMeasures of Kring, and those that the company adds
 */
public record Register(
        Instant at,
        @Nullable ControllerInput controller,
        List<String> people,
        List<Purpose> purposes,
        List<ProcessingView> outside,
        String transfers,
        List<String> securityMeasures) {

    /**
     * Something that data is kept for.
     *
     * @param bases what allows it, by article 6 of the GDPR
     * @param categories of data
     * @param recipients who gets to see it, outside of the company
     */
    @Schema(name = "RegisterPurpose")
    public record Purpose(
            String purpose, List<String> bases, List<String> categories, List<String> recipients, List<Kept> kept) {}

    /**
     * What is kept for it.
     *
     * @param keepFor how long: the company's rule, else the default, as an ISO 8601 period; null for no end
     * @param enforced whether what is older is done away with by itself
     * @param retention the same in words
     * @param erasure what comes of it when the person is erased: {@code deleted}, {@code anonymised} or {@code kept}
     * @param why it is kept then; null where it is not
     */
    @Schema(name = "RegisterStore")
    public record Kept(
            String service,
            String store,
            String title,
            String basis,
            @Nullable String keepFor,
            boolean enforced,
            String retention,
            String erasure,
            @Nullable String why) {}
}

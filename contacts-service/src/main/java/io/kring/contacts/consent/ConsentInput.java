package io.kring.contacts.consent;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** Consent as it is recorded, with its proof. */
public record ConsentInput(
        @NotNull Channel channel,
        @NotNull Purpose purpose,
        @NotNull ConsentState state,
        @NotNull @Valid Proof proof) {
    public Consent consent() {
        return new Consent(channel, purpose, state);
    }

    /** When it counts from, as exactly as the ledger keeps it: the time of the proof, else now. */
    public Instant at(Instant now) {
        return Objects.requireNonNullElse(proof.at(), now).truncatedTo(ChronoUnit.MICROS);
    }

    /** The last of each channel and purpose, which tell the present state; of the same time, the one that is listed last. */
    public static List<ConsentInput> last(List<ConsentInput> consents, Instant now) {
        var last = new TreeMap<String, ConsentInput>();
        consents.stream()
                .sorted(Comparator.comparing(consent -> consent.at(now)))
                .forEach(consent -> last.put(consent.channel() + " " + consent.purpose(), consent));
        return List.copyOf(last.values());
    }
}

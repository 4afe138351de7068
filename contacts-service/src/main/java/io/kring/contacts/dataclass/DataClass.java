package io.kring.contacts.dataclass;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One kind of personal data of one service, as contracts/privacy.json describes it.
 *
 * @param store its name within the service
 * @param title what people read
 * @param basis {@code consent}, {@code contract}, {@code legal-obligation} or {@code legitimate-interest}
 * @param erasure {@code deleted}, {@code anonymised} or {@code kept}
 * @param why it is kept; null where it is not
 * @param since what its age is counted from; null where it has none of its own, because it goes with something else
 * @param keptFor how long it should be kept where the company has not said so, as an ISO 8601 period; null for no end
 */
public record DataClass(
        String service,
        String store,
        String title,
        String purpose,
        String basis,
        List<String> categories,
        List<String> recipients,
        String erasure,
        @Nullable String why,
        @Nullable String since,
        @Nullable String keptFor) {}

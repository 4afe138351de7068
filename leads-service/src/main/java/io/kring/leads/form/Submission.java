package io.kring.leads.form;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Purpose;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor filled in.
 *
 * @param fields the answers by the name of the field
 * @param consents the boxes that were ticked
 * @param website a field that the page hides and people leave empty; who fills it in is a robot
 */
public record Submission(
        @NotNull @Size(max = 20) Map<String, @Nullable String> fields,
        @Size(max = 20) List<@NotNull @Valid Ticked> consents,
        @Nullable String website) {

    /** A box that was ticked. */
    public record Ticked(@NotNull Channel channel, @NotNull Purpose purpose) {}

    public Submission {
        consents = consents == null ? List.of() : consents;
    }
}

package io.kring.campaigns.campaign;

import io.kring.campaigns.template.Message;
import io.kring.campaigns.template.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it is made.
 *
 * @param segmentId whom it is for; the segment is taken as it stands at the launch. Or:
 * @param filter a CEL expression over the fields of a person
 * @param purpose marketing where it is not given
 */
public record CampaignInput(
        @NotBlank @Size(max = 200) @Pattern(regexp = Texts.LINE, message = Texts.NOT_A_LINE)
        String name,

        @Nullable UUID segmentId,
        @Nullable String filter,
        Purpose purpose,
        @NotEmpty @Size(max = 10) List<@NotNull @Valid Message> messages) {
    public CampaignInput {
        purpose = Objects.requireNonNullElse(purpose, Purpose.marketing);
    }
}

package io.kring.campaigns.segment;

import io.kring.campaigns.template.Texts;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A segment as it is made or changed.
 *
 * @param filter a CEL expression over the fields of a person, such as {@code city == 'Sneek' && smsConsent}
 */
public record SegmentInput(
        @NotBlank @Size(max = 200) @Pattern(regexp = Texts.LINE, message = Texts.NOT_A_LINE)
        String name,

        @NotBlank String filter) {
    static SegmentInput of(SegmentView segment) {
        return new SegmentInput(segment.name(), segment.filter());
    }
}

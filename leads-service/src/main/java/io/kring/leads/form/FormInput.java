package io.kring.leads.form;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Wording;
import io.kring.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is defined.
 *
 * @param slug names it in its address and in the proof of consent; of one form of the tenant
 * @param fields in the order in which they are asked; an e-mail address or a phone number among them
 * @param consents the boxes to tick, each for a channel whose address is asked
 * @param campaignId the campaign that its leads are credited to
 */
public record FormInput(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,80}", message = "must have 1 to 80 of the characters a-z, 0-9 and -")
        String slug,

        @NotBlank @Size(max = 200) String title,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid FormField> fields,
        @Size(max = 20) List<@NotNull @Valid Wording> consents,
        @Nullable UUID campaignId) {

    public FormInput {
        consents = consents == null ? List.of() : consents;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where its parts do not fit together, naming the one that does not */
    FormInput checked() {
        var asked = new HashSet<FieldName>();
        for (var place = 0; place < fields.size(); place++) {
            var name = fields.get(place).name();
            if (!asked.add(name)) {
                throw Problems.badRequest("fields[" + place + "].name", "asks for " + name + " a second time");
            }
        }
        if (!asked.contains(FieldName.email) && !asked.contains(FieldName.phone)) {
            throw Problems.badRequest("fields", "must ask for email or phone, to have somewhere to answer");
        }
        var questions = new HashSet<List<?>>();
        for (var place = 0; place < consents.size(); place++) {
            var consent = consents.get(place);
            if (!questions.add(List.of(consent.channel(), consent.purpose()))) {
                throw Problems.badRequest(
                        "consents[" + place + "]", "asks for the same channel and purpose a second time");
            }
            if (!asked.contains(address(consent.channel()))) {
                throw Problems.badRequest(
                        "consents[" + place + "].channel", "needs the field " + address(consent.channel()));
            }
        }
        return this;
    }

    private static FieldName address(Channel channel) {
        return switch (channel) {
            case sms -> FieldName.phone;
            case email -> FieldName.email;
        };
    }
}

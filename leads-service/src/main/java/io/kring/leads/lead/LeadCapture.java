package io.kring.leads.lead;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.platform.problem.Problems;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Interest as it comes in.
 *
 * @param details in the notation of whoever wrote them
 * @param path of the details in the request, for what is wrong with them; see {@link LeadDetails#canonical}
 * @param source {@code form:<slug>}, {@code user:<name>}, …
 */
public record LeadCapture(
        LeadDetails details,
        String path,
        String source,
        @Nullable UUID campaignId,
        List<Consent> consents,
        Instant at) {

    /**
     * The details in canonical form, once it is sure that every consent is there once and has an address that it is for.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field
     */
    LeadDetails checked(String homeRegion) {
        var canonical = details.canonical(homeRegion, path);
        if (canonical.phone() == null && agreedTo(Channel.sms)) {
            throw Problems.badRequest(path + "phone", "is needed for the consent to sms");
        }
        if (canonical.email() == null && agreedTo(Channel.email)) {
            throw Problems.badRequest(path + "email", "is needed for the consent to email");
        }
        var questions = consents.stream().map(consent -> List.of(consent.channel(), consent.purpose()));
        if (questions.distinct().count() < consents.size()) {
            throw Problems.badRequest("consents", "must name a channel and purpose only once");
        }
        return canonical;
    }

    /** Those that count at once. */
    List<Consent> granted() {
        return consents.stream().filter(consent -> !consent.hasToBeConfirmed()).toList();
    }

    /** Those that count once the person confirms them. */
    List<Consent> toConfirm() {
        return consents.stream().filter(Consent::hasToBeConfirmed).toList();
    }

    private boolean agreedTo(Channel channel) {
        return consents.stream().anyMatch(consent -> consent.channel() == channel);
    }
}

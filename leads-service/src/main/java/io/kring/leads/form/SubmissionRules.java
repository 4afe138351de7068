package io.kring.leads.form;

import io.kring.leads.consent.Consent;
import io.kring.leads.form.Submission.Ticked;
import io.kring.leads.lead.LeadCapture;
import io.kring.leads.lead.LeadDetails;
import io.kring.platform.problem.Problems;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a form takes from a visitor: what it asked for, all that it needs, and nothing else. */
record SubmissionRules(Form form) {
    private static final String PATH = "fields.";

    /**
     * @param ip of the visitor, for the proof of consent
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field, 422 for a robot
     */
    LeadCapture accept(Submission submission, Instant at, @Nullable String ip) {
        if (submission.website() != null && !submission.website().isEmpty()) {
            throw Problems.unprocessable("website", "must be left empty: it is there for robots");
        }
        var source = "form:" + form.slug();
        var answers = answers(submission.fields());
        var consents = consents(submission.consents(), source, at, ip);
        return new LeadCapture(details(answers), PATH, source, form.campaignId(), consents, at);
    }

    private Map<FieldName, String> answers(Map<String, @Nullable String> given) {
        var answers = new EnumMap<FieldName, String>(FieldName.class);
        given.forEach((key, answer) -> {
            var name = asked(key);
            if (answer != null && !answer.isBlank()) {
                answers.put(name, checked(name, answer.strip()));
            }
        });
        for (var field : form.fields()) {
            if (field.required() && !answers.containsKey(field.name())) {
                throw Problems.badRequest(PATH + field.name(), "must be filled in");
            }
        }
        return answers;
    }

    private FieldName asked(String key) {
        return form.fields().stream()
                .map(FormField::name)
                .filter(name -> name.name().equals(key))
                .findFirst()
                .orElseThrow(() -> Problems.badRequest(PATH + key, "is not asked by this form"));
    }

    private static String checked(FieldName name, String answer) {
        if (answer.length() > name.longest()) {
            throw Problems.badRequest(PATH + name, "must not have more than " + name.longest() + " characters");
        }
        return answer;
    }

    private List<Consent> consents(List<Ticked> ticked, String source, Instant at, @Nullable String ip) {
        return IntStream.range(0, ticked.size())
                .mapToObj(place -> form.consents().stream()
                        .filter(asked -> asked.channel() == ticked.get(place).channel()
                                && asked.purpose() == ticked.get(place).purpose())
                        .findFirst()
                        .map(asked -> Consent.to(asked, source, at, ip))
                        .orElseThrow(() -> Problems.badRequest("consents[" + place + "]", "is not asked by this form")))
                .distinct()
                .toList();
    }

    private static LeadDetails details(Map<FieldName, String> answers) {
        return new LeadDetails(
                answers.getOrDefault(FieldName.givenName, ""),
                answers.getOrDefault(FieldName.familyName, ""),
                answers.get(FieldName.email),
                answers.get(FieldName.phone),
                answers.get(FieldName.city),
                answers.get(FieldName.country),
                answers.get(FieldName.language),
                answers.get(FieldName.company),
                answers.get(FieldName.note));
    }
}

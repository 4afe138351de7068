package io.kring.leads.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Consent;
import io.kring.leads.consent.Purpose;
import io.kring.leads.consent.Wording;
import io.kring.leads.form.Submission.Ticked;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubmissionRulesTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:30:00Z");
    private static final Wording SMS = new Wording(Channel.sms, Purpose.marketing, "Yes, text me offers.", false);
    private static final Wording EMAIL = new Wording(Channel.email, Purpose.marketing, "Yes, mail me offers.", true);
    private static final Form FORM = new Form(
            UUID.randomUUID(),
            "sailing",
            "Sailing",
            List.of(
                    new FormField(FieldName.email, true),
                    new FormField(FieldName.phone, false),
                    new FormField(FieldName.note, false)),
            List.of(SMS, EMAIL),
            UUID.randomUUID(),
            "mia",
            AT);

    @Test
    void whatWasTickedIsKeptWithTheWordsThatWereShown() {
        // Given
        var submission = submission(
                Map.of("email", " a@example.org ", "note", " "),
                new Ticked(Channel.sms, Purpose.marketing),
                new Ticked(Channel.sms, Purpose.marketing));

        // When
        var capture = new SubmissionRules(FORM).accept(submission, AT, "203.0.113.7");

        // Then
        assertThat(capture.consents()).containsExactly(Consent.to(SMS, "form:sailing", AT, "203.0.113.7"));
        assertThat(capture.source()).isEqualTo("form:sailing");
        assertThat(capture.campaignId()).isEqualTo(FORM.campaignId());
        assertThat(capture.details().email()).isEqualTo("a@example.org");
        assertThat(capture.details().note()).isNull();
    }

    @Test
    void aYesThatHasToBeConfirmedIsToldApart() {
        // Given
        var submission = submission(
                Map.of("email", "a@example.org"),
                new Ticked(Channel.sms, Purpose.marketing),
                new Ticked(Channel.email, Purpose.marketing));

        // When
        var capture = new SubmissionRules(FORM).accept(submission, AT, null);

        // Then
        assertThat(capture.consents()).extracting(Consent::hasToBeConfirmed).containsExactly(false, true);
    }

    @Test
    void whatIsNeededMustBeFilledIn() {
        // When
        assertThatThrownBy(() -> accept(submission(Map.of("email", "  "))))
                // Then
                .hasMessageContaining("fields.email must be filled in");
    }

    @Test
    void whatIsNotAskedIsRefused() {
        // When
        assertThatThrownBy(() -> accept(submission(Map.of("email", "a@b.nl", "city", "Sneek"))))
                // Then
                .hasMessageContaining("fields.city is not asked");
    }

    @Test
    void consentThatIsNotAskedIsRefused() {
        // Given
        var submission = submission(Map.of("email", "a@b.nl"), new Ticked(Channel.email, Purpose.service));

        // When
        assertThatThrownBy(() -> accept(submission))
                // Then
                .hasMessageContaining("consents[0] is not asked");
    }

    @Test
    void aRobotIsToldSo() {
        // When
        assertThatThrownBy(() -> accept(new Submission(Map.of("email", "a@b.nl"), List.of(), "http://spam")))
                // Then
                .hasMessageContaining("website must be left empty");
    }

    @Property
    void anAnswerIsKeptWordForWord(
            @ForAll @CharRange(from = '\u0001', to = '\uffff') @StringLength(max = 4000) String note) {
        // Given
        var submission = submission(Map.of("email", "a@b.nl", "note", note));

        // When
        var capture = new SubmissionRules(FORM).accept(submission, AT, null);

        // Then
        assertThat(capture.details().note()).isEqualTo(note.isBlank() ? null : note.strip());
    }

    @Test
    void anAnswerHasALength() {
        // When
        assertThatThrownBy(() -> accept(submission(Map.of("email", "a@b.nl", "phone", "0".repeat(61)))))
                // Then
                .hasMessageContaining("fields.phone must not have more than 60 characters");
    }

    private static void accept(Submission submission) {
        new SubmissionRules(FORM).accept(submission, AT, null);
    }

    private static Submission submission(Map<String, @Nullable String> fields, Ticked... ticked) {
        return new Submission(fields, List.of(ticked), null);
    }
}

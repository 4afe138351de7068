package io.kring.contacts.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.privacy.Round.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant ASKED = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final List<Round> rounds = new ArrayList<>();

    @Test
    void anAccessIsReadyWhenAllHaveHandedOver() {
        done(Round.Kind.collect, ASKED, 3);
        assertThat(after(request(RequestKind.access, false), ASKED)).isEqualTo(new Course(RequestState.ready, null));
    }

    @Test
    void aDryRunOnlyCounts() {
        done(Round.Kind.scan, ASKED, 3);
        assertThat(after(request(RequestKind.erasure, true), ASKED)).isEqualTo(new Course(RequestState.counted, null));
    }

    @Test
    void aRescanFollowsOnAnErasure() {
        done(Round.Kind.erase, ASKED, 3);
        assertThat(after(erasure(), ASKED)).isEqualTo(new Course(RequestState.erased, Round.Kind.scan));
    }

    @Test
    void aRescanThatFindsNothingVerifies() {
        done(Round.Kind.erase, ASKED, 3);
        done(Round.Kind.scan, ASKED, 0);
        assertThat(after(erasure(), ASKED)).isEqualTo(new Course(RequestState.verified, null));
    }

    @Test
    void whatIsAgreedToBeKeptDoesNotCount() {
        // Given
        rounds.add(new Round(
                1, Round.Kind.scan, ASKED, ASKED, List.of(new Answer("leads-service", ASKED, Map.of("receipt", 2L)))));

        // When
        var course = Course.after(erasure(), rounds, (service, store) -> store.equals("receipt"), ASKED);

        // Then
        assertThat(course.state()).isEqualTo(RequestState.verified);
    }

    @Test
    void whatARescanFindsIsErased() {
        done(Round.Kind.erase, ASKED, 3);
        done(Round.Kind.scan, ASKED, 1);
        assertThat(after(erasure(), ASKED)).isEqualTo(new Course(RequestState.erasing, Round.Kind.erase));
    }

    @Test
    void whatComesBackAgainAndAgainIsLookedForTheNextDay() {
        // Given
        for (var scan = 0; scan < Course.SCANS_AT_ONCE; scan++) {
            done(Round.Kind.erase, ASKED, 1);
            done(Round.Kind.scan, ASKED, 1);
        }
        done(Round.Kind.erase, ASKED, 1);

        // When
        var course = after(erasure(), ASKED.plus(HOUR));

        // Then
        assertThat(course).isEqualTo(new Course(RequestState.erased, null));
        assertThat(after(erasure(), ASKED.plus(Course.A_DAY).plus(HOUR)).ask()).isEqualTo(Round.Kind.scan);
    }

    @Test
    void rescansAreDailyUntilTheEventLogHasForgotten() {
        // Given
        done(Round.Kind.erase, ASKED, 3);
        done(Round.Kind.scan, ASKED, 0);
        var verified = with(RequestState.verified);

        // Then
        assertThat(Course.isRescanDue(verified, rounds, ASKED.plus(HOUR))).isFalse();
        assertThat(Course.isRescanDue(verified, rounds, ASKED.plus(Course.A_DAY).plus(HOUR)))
                .isTrue();
        assertThat(Course.isRescanDue(
                        with(RequestState.closed),
                        rounds,
                        ASKED.plus(Course.A_DAY).plus(HOUR)))
                .isFalse();
    }

    @Test
    void theLastRescanIsAfterTheEventLogHasForgotten() {
        // Given
        var verified = with(RequestState.verified);
        var late = verified.watchedUntil().minus(HOUR);
        done(Round.Kind.scan, late, 0);

        // Then
        assertThat(after(verified, late).state()).isEqualTo(RequestState.verified);
        assertThat(Course.isRescanDue(verified, rounds, late.plus(HOUR).plusSeconds(1)))
                .isTrue();
        done(Round.Kind.scan, late.plus(HOUR).plusSeconds(1), 0);
        assertThat(after(verified, late).state()).isEqualTo(RequestState.closed);
        assertThat(verified.eventLogKeptUntil()).isEqualTo(LocalDate.parse("2026-03-17"));
    }

    @Test
    void whoDoesNotAnswerIsAskedAgainEachDay() {
        // Given
        rounds.add(new Round(1, Round.Kind.erase, ASKED, null, List.of()));

        // Then
        assertThat(Course.isToBeAskedAgain(rounds, ASKED.plus(HOUR))).isFalse();
        assertThat(Course.isToBeAskedAgain(rounds, ASKED.plus(Course.A_DAY).plus(HOUR)))
                .isTrue();
    }

    @Test
    void aRoundIsAnsweredByThoseWhoHaveToldEverything() {
        // Given
        var round = new Round(
                1,
                Round.Kind.collect,
                ASKED,
                null,
                List.of(new Answer("leads-service", ASKED, Map.of()), new Answer("messaging-service", null, Map.of())));

        // Then
        assertThat(round.isAnsweredBy(List.of("leads-service"))).isTrue();
        assertThat(round.isAnsweredBy(List.of("leads-service", "messaging-service")))
                .isFalse();
    }

    private Course after(PrivacyRequest request, Instant now) {
        return Course.after(request, rounds, (service, store) -> false, now);
    }

    private void done(Round.Kind kind, Instant at, long rows) {
        rounds.add(new Round(
                rounds.size() + 1, kind, at, at, List.of(new Answer("leads-service", at, Map.of("lead", rows)))));
    }

    private static PrivacyRequest erasure() {
        return request(RequestKind.erasure, false);
    }

    private static PrivacyRequest with(RequestState state) {
        var request = erasure();
        return new PrivacyRequest(
                request.requestId(),
                request.kind(),
                false,
                state,
                request.contactId(),
                request.contactIds(),
                request.addresses(),
                request.reason(),
                request.askedBy(),
                ASKED,
                request.dueAt(),
                ASKED);
    }

    private static PrivacyRequest request(RequestKind kind, boolean dryRun) {
        var id = UUID.randomUUID();
        @Nullable ErasureReason reason = kind == RequestKind.erasure ? ErasureReason.objection : null;
        return PrivacyRequest.asked(id, kind, dryRun, id, List.of(id), List.of(), reason, "ada", ASKED);
    }
}

package io.kring.contacts.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.timeline.TimelineEntry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ActivityEntriesTest {
    static Stream<Arguments> activities() {
        return Stream.of(
                Arguments.of(Activities.note("Asks for a mooring"), "note", "Asks for a mooring"),
                Arguments.of(Activities.note("x".repeat(200)), "note", "x".repeat(200)),
                Arguments.of(Activities.note("😀".repeat(201)), "note", "😀".repeat(199) + "…"),
                Arguments.of(Activities.task(0, null), "task", "Send the quote"),
                Arguments.of(Activities.call(Direction.inbound, null, null), "call", "Inbound call"),
                Arguments.of(
                        Activities.call(Direction.outbound, "Mooring", "no answer"),
                        "call",
                        "Outbound call: Mooring (no answer)"),
                Arguments.of(Activities.meeting(null), "meeting", "Season plans"),
                Arguments.of(Activities.meeting("Sneek"), "meeting", "Season plans, Sneek"));
    }

    @ParameterizedTest
    @MethodSource("activities")
    void eachTypeReadsInItsWay(ActivityView activity, String kind, String summary) {
        // When
        var entries = ActivityEntries.of(activity, "contacts-service", "trace");

        // Then
        assertThat(entries)
                .containsExactly(new TimelineEntry(
                        Activities.ID,
                        Activities.AT,
                        kind,
                        kind.equals("call") ? "phone" : null,
                        summary,
                        "contacts-service",
                        Activities.ID.toString(),
                        "trace"));
    }

    /** Also where both have the same time, of which the key of an entry is made. */
    @Test
    void aTaskThatIsDoneHasTwoEntries() {
        // When
        var entries = ActivityEntries.of(Activities.task(1, Activities.AT), "contacts-service", null);

        // Then
        assertThat(entries).extracting(TimelineEntry::kind).containsExactly("task", "task.done");
        assertThat(entries).extracting(TimelineEntry::summary).last().isEqualTo("Done: Send the quote");
        assertThat(entries).extracting(TimelineEntry::subjectId).containsOnly(Activities.ID.toString());
        assertThat(entries).extracting(TimelineEntry::id).doesNotHaveDuplicates();
        assertThat(ActivityEntries.of(Activities.task(1, Activities.AT), "contacts-service", null))
                .isEqualTo(entries);
    }
}

package io.kring.devstack.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.kring.devstack.sandbox.Entry.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {

    private final Path file;

    MessagesTest(@TempDir Path directory) {
        this.file = directory.resolve("journal.ndjson");
    }

    @Test
    void keepsTheNewestOnly() throws IOException {
        // Given
        try (var journal = new Journal(file)) {
            for (int number = 0; number <= Messages.KEPT; number++) {
                journal.append(text(number));
                journal.append(mail(number));
            }

            // When
            var messages = new Messages(journal);

            // Then
            assertThat(messages.count(_ -> true).accepted()).isEqualTo(Messages.KEPT);
            assertThat(messages.countMails(_ -> true)).isEqualTo(Messages.KEPT);
            assertThat(messages.unsettled()).hasSize(Messages.KEPT);
            assertThat(messages.accept("meer", "key-0", () -> text(0)).isNew()).isTrue();
            assertThat(messages.accept("meer", "key-" + Messages.KEPT, () -> text(0))
                            .isNew())
                    .isFalse();
        }
    }

    @Test
    void dropsALineThatACrashCutShort() throws IOException {
        // Given
        try (var journal = new Journal(file)) {
            journal.append(mail(1));
        }
        Files.writeString(file, "{\"entry\":\"mai", StandardOpenOption.APPEND);

        // When
        try (var journal = new Journal(file)) {
            new Messages(journal).record(mail(2));
        }

        // Then
        try (var journal = new Journal(file)) {
            assertThat(new Messages(journal).countMails(_ -> true)).isEqualTo(2);
        }
    }

    private static Accepted text(int number) {
        return new Accepted("SM" + number, "meer", "", "", "Hello", "http://there", "key-" + number, Entry.now());
    }

    private static Entry mail(int number) {
        return new Entry.Mailed("<" + number + ">", "meer", "", "", "Spring", "Hello", Entry.now());
    }
}

package io.kring.contacts.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files are never held as a whole. */
class ChunkTest {
    @ParameterizedTest
    @CsvSource({"200_000, 10", "300, 300_000"})
    void aChunkHoldsABoundedNumberOfRowsAndCharacters(String count, String length) throws IOException {
        // Given
        var rows = Integer.parseInt(count.replace("_", ""));
        var note = "x".repeat(Integer.parseInt(length.replace("_", "")));
        var lines = Stream.concat(
                Stream.of("id,email,note\n"),
                IntStream.range(0, rows).mapToObj(row -> "%d,p%d@example.org,%s\n".formatted(row, row, note)));
        var given = 0;
        var most = 0;
        var largest = 0;

        // When
        try (var file = PeopleFile.open(stream(lines), "text/csv")) {
            for (var chunk = file.chunk(); !chunk.isEmpty(); chunk = file.chunk()) {
                given += chunk.size();
                most = Math.max(most, chunk.size());
                largest = Math.max(
                        largest, chunk.stream().mapToInt(PeopleFile::characters).sum());
            }
        }

        // Then
        assertThat(given).isEqualTo(rows);
        assertThat(most).isLessThanOrEqualTo(PeopleFile.CHUNK).isGreaterThan(1);
        assertThat(largest).isLessThanOrEqualTo(PeopleFile.CHUNK_CHARACTERS + PeopleFile.LONGEST_RECORD);
    }

    @Test
    void rowsAreGivenWhileTheFileIsStillArriving() throws IOException {
        // Given
        var taken = new int[1];
        int takenForTheFirst;
        var lines = Stream.concat(
                Stream.of("id,email\n"),
                IntStream.range(0, 100_000).mapToObj(row -> "%d,p%d@example.org\n".formatted(++taken[0], row)));

        // When
        try (var file = PeopleFile.open(stream(lines), "text/csv")) {
            file.chunk();
            takenForTheFirst = taken[0];
        }

        // Then
        assertThat(takenForTheFirst).isLessThan(30_000);
    }

    static InputStream stream(Stream<String> texts) {
        var streams = texts.map(text -> (InputStream) new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .iterator();
        return new SequenceInputStream(Collections.enumeration(new AbstractCollection<InputStream>() {
            @Override
            public Iterator<InputStream> iterator() {
                return streams;
            }

            @Override
            public int size() {
                return Integer.MAX_VALUE;
            }
        }));
    }
}

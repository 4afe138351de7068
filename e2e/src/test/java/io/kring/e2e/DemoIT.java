package io.kring.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job, as a newcomer starts it. */
class DemoIT {
    @Test
    void theCircleClosesWithEqualColumns(@TempDir Path folder) throws Exception {
        // Given
        var kring = TestStack.running();
        var file = folder.resolve("demo.json");

        // When
        var outcome = kring.run("demo", "--json", file.toString());

        // Then
        assertThat(outcome.code()).as(outcome.output()).isZero();
        var result = new ObjectMapper().readTree(file.toFile());
        assertThat(result.path("ok").asBoolean()).isTrue();
        assertThat(result.path("rows")).hasSizeGreaterThan(15).allSatisfy(row -> {
            assertThat(row.path("what").asText()).isNotBlank();
            assertThat(row.path("kring").decimalValue())
                    .isEqualByComparingTo(row.path("outside").decimalValue());
        });
        assertThat(result.at("/rows/5/kring").asLong())
                .as("SMS sent, in %s", result)
                .isPositive();
    }

    @Test
    void aFileOfOnesOwnIsImported(@TempDir Path folder) throws Exception {
        // Given
        var file = folder.resolve("people.csv");
        java.nio.file.Files.writeString(file, """
                first_name,last_name,phone_mobile,city,country,sms_consent
                Wytse,Ypma,06 1999 0001,Joure,NL,yes
                Aino,Laine,040 199 0002,Turku,FI,yes
                Nobody,Atall,not a number,Turku,FI,yes
                """);

        // When
        var outcome = TestStack.running().run("demo", "--contacts", file.toString(), "--regions", "NL,FI");

        // Then
        assertThat(outcome.code()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("rejected 1", "phone_mobile: 'not a number' is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--contacts", "--nonsense x", "--contacts nowhere.csv"})
    void whatIsWrongOnTheCommandLineIsSaid(String arguments) throws Exception {
        // When
        var outcome = TestStack.running().run(("demo " + arguments).split(" "));

        // Then
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.output()).contains(arguments.split(" ")[0]);
    }
}

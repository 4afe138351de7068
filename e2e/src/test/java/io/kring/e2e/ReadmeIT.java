package io.kring.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README tells a newcomer to type. */
class ReadmeIT {
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
    private static final Pattern LOCAL_PORT = Pattern.compile("((?:127\\.0\\.0\\.1|localhost):)(\\d+)");

    @Test
    void everyCommandOfTheTourWorks() throws Exception {
        // Given
        var kring = TestStack.running();
        var readme = Files.readString(kring.checkout().resolve("README.md"));
        var commands =
                SHELL.matcher(readme).results().map(found -> found.group(1)).toList();
        var script = commands.stream()
                .map(command -> LOCAL_PORT
                        .matcher(command)
                        .replaceAll(port -> port.group(1) + (Integer.parseInt(port.group(2)) + kring.offset())))
                .collect(Collectors.joining("\necho; echo '---'\n"));

        // When
        var output = bash(script).split("---\n");

        // Then
        assertThat(output).hasSameSizeAs(commands);
        assertThat(output[0]).as("the token is kept in a variable").isBlank();
        assertThat(output[1])
                .as("stored, or found by whom typed it before")
                .containsPattern("\"givenName\":\"Sjoukje\".*\"\\+31612345678\"|phones \\+31612345678 belongs to");
        assertThat(output[2]).contains("\"name\":\"Zeilmakerij Hoekstra\"", "\"role\":\"Buyer\"");
        assertThat(output[3]).contains("\"items\":[{", "\"city\":\"Sneek\"");
        assertThat(output[4]).contains("\"origin\":\"", "\"field\":\"familyName\"");
        assertThat(output[5]).contains("\"dryRun\":true", "\"people\":");
        assertThat(output[6])
                .as("defined, or found by whom typed it before")
                .containsPattern("\"key\":\"boat\"|'boat' is that of another field");
        assertThat(output[7]).contains("\"activityId\":", "\"summary\":\"Outbound call: New sails (Wants an offer)\"");
        assertThat(output[8]).contains("contactId,salutation,givenName", "Sneek", "\"created\":0", "\"rejected\":0");
        assertThat(output[9])
                .contains("event: job", "\"predicted\":{\"read\":2", "import_reason,Record ID,Naam,Plaats");
        assertThat(output[10]).contains("\"kind\":\"update\"", "\"rejected\":0");
        assertThat(output[11]).contains("\"familyName\":\"Hoekstra\"", "\"how\":\"typo\"");
        assertThat(output[12]).contains("\"candidates\":[{", "\"runId\":", "\"recall\":");
        assertThat(output[13]).contains("\"dryRun\":true", "\"dryRun\":false", "\"revived\":1");
        assertThat(output[14]).contains("\"preferredChannel\":\"sms\"", "/preferences?token=");
        assertThat(output[15]).contains("\"items\":[{");
        assertThat(output[16]).contains("Hoekstra", "messaging-service");
        assertThat(output[17]).contains("\"state\":\"verified\"", "\"eventLogKeptUntil\":", "\"erased\":1");
        assertThat(output[18]).contains("\"keepFor\":\"P2Y\"", "messaging-service");
        assertThat(output[19]).contains("\"version\":", "\"access\":\"hidden\"", "\"items\":[");
        assertThat(output[20]).contains("\"items\":[", "\"next\":\"");
        assertThat(output[21]).contains("\"status\":400", "\"field\":\"emails\"");
    }

    private static String bash(String script) throws IOException, InterruptedException {
        var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}

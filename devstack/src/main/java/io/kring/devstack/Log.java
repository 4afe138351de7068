package io.kring.devstack;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The diary of the supervisor: one line for each thing that happened, with the time. */
final class Log {

    private Log() {}

    static void say(String line) {
        System.out.println(LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.MILLIS) + "  " + line);
    }
}

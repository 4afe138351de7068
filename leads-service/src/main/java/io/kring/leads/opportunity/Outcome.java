package io.kring.leads.opportunity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an opportunity ended; written in lower case. */
public enum Outcome {
    WON(Stage.WON),
    LOST(Stage.LOST);

    private final Stage stage;

    Outcome(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

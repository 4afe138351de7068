package io.kring.messaging.sending;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a message is not sent. */
public enum Suppression {
    UNKNOWN_CONTACT("unknown-contact"),
    /** Consent was withdrawn, or the person asked us to stop. */
    OPTED_OUT("opted-out"),
    /** Consent was never given. */
    NO_CONSENT("no-consent"),
    PREFERS_OTHER_CHANNEL("prefers-other-channel"),
    NO_ADDRESS("no-address");

    private final String text;

    Suppression(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }
}

package io.kring.devstack;

/**
 * Every port of a stack, in one place. Two stacks run side by side when their offsets differ.
 *
 * @param offset added to each port; from the environment variable {@code KRING_PORT_OFFSET}
 */
record Ports(int offset) {

    Ports {
        if (offset < 0 || offset > 50_000) {
            throw new StackException("KRING_PORT_OFFSET must be between 0 and 50000, not " + offset);
        }
    }

    int gateway() {
        return 8080 + offset;
    }

    /** The development server of the console, which may run beside the stack. */
    int console() {
        return 5173 + offset;
    }

    int contacts() {
        return 8101 + offset;
    }

    int leads() {
        return 8102 + offset;
    }

    int campaigns() {
        return 8103 + offset;
    }

    int messaging() {
        return 8104 + offset;
    }

    int analytics() {
        return 8105 + offset;
    }

    int keycloak() {
        return 8180 + offset;
    }

    int keycloakManagement() {
        return 8190 + offset;
    }

    int kafka() {
        return 9092 + offset;
    }

    int kafkaController() {
        return 9093 + offset;
    }

    int postgres() {
        return 5433 + offset;
    }

    int sandbox() {
        return 8200 + offset;
    }

    int smtp() {
        return 3025 + offset;
    }

    int imap() {
        return 3143 + offset;
    }
}

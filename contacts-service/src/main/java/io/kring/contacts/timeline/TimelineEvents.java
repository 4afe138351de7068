package io.kring.contacts.timeline;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the timeline reads of other features' and services' events. */
final class TimelineEvents {
    private TimelineEvents() {}

    /** An event about a person, and how it reads on their timeline. */
    interface Told {
        UUID contactId();

        Instant at();

        String summary();

        default @Nullable String channel() {
            return null;
        }
    }

    record ContactCreated(UUID contactId, String givenName, String familyName, Instant createdAt) implements Told {
        @Override
        public Instant at() {
            return createdAt;
        }

        @Override
        public String summary() {
            return "Became known as " + (givenName + " " + familyName).strip();
        }
    }

    record ConsentChanged(UUID contactId, String channel, String purpose, String state, String source, Instant at)
            implements Told {
        @Override
        public String summary() {
            return "Consent for " + purpose + " by " + channel + " " + state + " (" + source + ")";
        }
    }

    record ContactMerged(UUID contactId, String name, Instant mergedAt) implements Told {
        @Override
        public Instant at() {
            return mergedAt;
        }

        @Override
        public String summary() {
            return "Merged: " + name;
        }
    }

    record ContactUnmerged(UUID contactId, List<Restored> restored, Instant unmergedAt) implements Told {
        record Restored(String name) {}

        @Override
        public Instant at() {
            return unmergedAt;
        }

        @Override
        public String summary() {
            var names = restored.stream().map(Restored::name).toList();
            return "On their own again: " + String.join(", ", names);
        }
    }

    record LeadConverted(UUID contactId, String convertedBy, Instant convertedAt) implements Told {
        @Override
        public Instant at() {
            return convertedAt;
        }

        @Override
        public String summary() {
            return "Lead converted by " + convertedBy;
        }
    }

    record OpportunityCreated(UUID contactId, String name, BigDecimal amount, String currency, Instant createdAt)
            implements Told {
        @Override
        public Instant at() {
            return createdAt;
        }

        @Override
        public String summary() {
            return "Opportunity " + name + ", " + amount + " " + currency;
        }
    }

    record OpportunityClosed(
            UUID contactId, String name, BigDecimal amount, String currency, String outcome, Instant closedAt)
            implements Told {
        @Override
        public Instant at() {
            return closedAt;
        }

        @Override
        public String summary() {
            return "Opportunity " + name + " " + outcome + ", " + amount + " " + currency;
        }
    }

    record OrderRecorded(UUID contactId, BigDecimal amount, String currency, List<Line> lines, Instant orderedAt)
            implements Told {
        record Line(String product, BigDecimal quantity) {}

        @Override
        public Instant at() {
            return orderedAt;
        }

        @Override
        public String summary() {
            var products = lines.stream().map(Line::product).toList();
            return "Ordered " + String.join(", ", products) + " for " + amount + " " + currency;
        }
    }

    record MessageSent(UUID contactId, String channel, String text, Instant at) implements Told {
        @Override
        public String summary() {
            return text;
        }
    }

    record MessageFailed(UUID contactId, String channel, String reason, Instant at) implements Told {
        @Override
        public String summary() {
            return "Not delivered: " + reason;
        }
    }

    record MessageSuppressed(UUID contactId, String channel, String reason, Instant at) implements Told {
        @Override
        public String summary() {
            return "Not sent: " + reason;
        }
    }
}

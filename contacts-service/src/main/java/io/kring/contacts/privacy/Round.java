package io.kring.contacts.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all services were asked at one time, and their answers so far.
 *
 * @param round counts from 1 within a request
 * @param askedAt the last time, where they were asked again
 * @param doneAt when the last of them had answered
 */
record Round(
        int round, Kind kind, Instant askedAt, @Nullable Instant doneAt, List<Answer> answers) {
    enum Kind {
        collect,
        erase,
        scan
    }

    /**
     * What one of them answered.
     *
     * @param answeredAt null while more is to come
     * @param stores rows that were handed over, erased or found, by store
     */
    record Answer(String service, @Nullable Instant answeredAt, Map<String, Long> stores) {}

    boolean isAnsweredBy(Collection<String> services) {
        Set<String> answered = answers.stream()
                .filter(answer -> answer.answeredAt() != null)
                .map(Answer::service)
                .collect(Collectors.toSet());
        return answered.containsAll(services);
    }

    Optional<Answer> of(String service) {
        return answers.stream()
                .filter(answer -> answer.service().equals(service))
                .findFirst();
    }

    /**
     * Rows in all answers together.
     *
     * @param passedOver services and stores that do not count
     */
    long rows(BiPredicate<String, String> passedOver) {
        return answers.stream()
                .mapToLong(answer -> answer.stores().entrySet().stream()
                        .filter(store -> !passedOver.test(answer.service(), store.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())
                .sum();
    }
}

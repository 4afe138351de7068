package io.kring.contacts.contact;

import io.kring.contacts.duplicate.Candidate;
import io.kring.contacts.duplicate.DuplicateCheck;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Person;
import io.kring.platform.problem.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes people, unless they are known already. */
@ApplicationScoped
class Creation {
    private final DuplicateCheck duplicates;
    private final ContactWriter writer;

    Creation(DuplicateCheck duplicates, ContactWriter writer) {
        this.duplicates = duplicates;
        this.writer = writer;
    }

    record Wish(NewContact contact, OnDuplicate onDuplicate) {}

    /** What became of a wish. */
    sealed interface Outcome {
        record Made(ContactView contact) implements Outcome {}

        /** @param certain whom they certainly are */
        record Refused(List<Candidate> certain) implements Outcome {}
    }

    /**
     * Fails as a whole where an address belongs to somebody, which is told before anything else: it cannot be allowed.
     *
     * @return of each wish, in their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Outcome> create(List<Wish> wishes) {
        var candidates = candidates(wishes);
        var refused = new LinkedHashMap<UUID, List<Candidate>>();
        var making = new ArrayList<NewContact>();
        for (var wish : wishes) {
            var id = wish.contact().contactId();
            var certain = candidates.getOrDefault(id, List.of()).stream()
                    .filter(Candidate::isCertain)
                    .filter(candidate -> !refused.containsKey(candidate.contactId()))
                    .toList();
            if (wish.onDuplicate() == OnDuplicate.REFUSE
                    && !certain.isEmpty()
                    && certain.stream().noneMatch(DuplicateCheck::hasAddressOf)) {
                refused.put(id, certain);
            } else {
                making.add(wish.contact());
            }
        }
        var made = writer.create(making).stream().collect(Collectors.toMap(ContactView::contactId, view -> view));
        duplicates.suspect(wishes.stream()
                .filter(wish -> wish.onDuplicate() == OnDuplicate.REVIEW)
                .map(wish -> wish.contact().contactId())
                .collect(Collectors.toMap(
                        id -> id,
                        id -> candidates.getOrDefault(id, List.of()).stream()
                                .filter(candidate -> !refused.containsKey(candidate.contactId()))
                                .toList())));
        return wishes.stream()
                .map(wish -> wish.contact().contactId())
                .<Outcome>map(id -> refused.containsKey(id)
                        ? new Outcome.Refused(Objects.requireNonNull(refused.get(id)))
                        : new Outcome.Made(Objects.requireNonNull(made.get(id))))
                .toList();
    }

    /**
     * @param seen those of whom they certainly are whom the asker may see
     * @return 409 that names them, and how to write them down all the same
     */
    static HttpProblem refusal(List<Candidate> seen) {
        var known = seen.isEmpty()
                ? "to somebody whom you may not see"
                : "as contact " + seen.getFirst().contactId();
        var problem = Problems.conflict(
                OnDuplicate.HEADER, "must be true for somebody who seems to be known already, " + known);
        return HttpProblem.builder(problem).with("candidates", seen).build();
    }

    private Map<UUID, List<Candidate>> candidates(List<Wish> wishes) {
        var people = new LinkedHashMap<UUID, Person>();
        wishes.stream().map(Wish::contact).forEach(contact -> people.put(contact.contactId(), contact.person()));
        var asked = wishes.stream().anyMatch(wish -> wish.onDuplicate() != OnDuplicate.ACCEPT);
        return asked ? duplicates.candidatesInOrder(people) : Map.of();
    }
}

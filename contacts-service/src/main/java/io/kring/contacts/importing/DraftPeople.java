package io.kring.contacts.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.kring.contacts.change.Change;
import io.kring.contacts.company.CompanyNames;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Jdbi;

/**
 * Those whom the service keeps, and over them what a dry run has made of them so far: it decides of each row as the import will,
 * and nobody is touched.
 */
@ApplicationScoped
class DraftPeople {
    private final MarkReader marks;
    private final CompanyNames companies;
    private final ContactReader reader;
    private final Jdbi jdbi;
    private final ObjectMapper json;

    /** What is kept of a person. */
    private record State(Person person, List<Consent> consents) {}

    DraftPeople(MarkReader marks, CompanyNames companies, ContactReader reader, Jdbi jdbi, ObjectMapper json) {
        this.marks = marks;
        this.companies = companies;
        this.reader = reader;
        this.jdbi = jdbi;
        this.json = json;
    }

    KnownPeople of(UUID job) {
        return new OfJob(job);
    }

    private static ContactView view(UUID id, State state) {
        return new ContactView(id, 0, state.person(), state.consents(), Instant.EPOCH, Instant.EPOCH, null);
    }

    private String written(State state) {
        try {
            return json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A person who cannot be written as JSON", e);
        }
    }

    private State read(String written) {
        try {
            return json.readValue(written, State.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A draft that is not a person", e);
        }
    }

    /** All that somebody who is kept is found by. */
    private static List<Mark> marks(ContactView view) {
        var marks = new ArrayList<>(Mark.of(view.contactId(), view.person()));
        if (view.person().identities().isEmpty()) {
            marks.add(Mark.namesake(view.person()));
        }
        return marks;
    }

    /** As one dry run sees them. */
    private final class OfJob implements KnownPeople {
        private final UUID job;

        OfJob(UUID job) {
            this.job = job;
        }

        @Override
        public Set<UUID> free(Collection<UUID> ids) {
            var free = new HashSet<>(marks.free(ids));
            free.removeAll(drafts(ids).keySet());
            return free;
        }

        @Override
        public Map<Mark, UUID> owners(Collection<? extends Mark> asked) {
            var owners = new HashMap<>(marks.owners(asked));
            var byText = new HashMap<String, Mark>();
            asked.forEach(mark -> byText.put(mark.text(), mark));
            jdbi.useHandle(handle -> handle.createQuery(
                            "select mark, contact_id from draft_mark where tenant_id = ? and job_id = ? and mark = any(?)")
                    .bind(0, Tenant.current())
                    .bind(1, job)
                    .bind(2, byText.keySet().toArray(String[]::new))
                    .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                    .forEach(found -> owners.putIfAbsent(byText.get(found.getKey()), found.getValue())));
            return withoutAddressed(owners);
        }

        /** Only who has no address is recognised by their name. */
        private Map<Mark, UUID> withoutAddressed(Map<Mark, UUID> owners) {
            var namesakes = owners.entrySet().stream()
                    .filter(owner -> owner.getKey() instanceof Mark.Namesake)
                    .map(Map.Entry::getValue)
                    .toList();
            var drafts = drafts(namesakes);
            owners.entrySet()
                    .removeIf(owner -> owner.getKey() instanceof Mark.Namesake
                            && drafts.containsKey(owner.getValue())
                            && !drafts.get(owner.getValue())
                                    .person()
                                    .identities()
                                    .isEmpty());
            return owners;
        }

        @Override
        public List<ContactView> find(Collection<UUID> ids) {
            var found = new ArrayList<ContactView>();
            var drafts = drafts(ids);
            found.addAll(drafts.values());
            found.addAll(reader.findAll(
                    ids.stream().filter(id -> !drafts.containsKey(id)).toList()));
            return found;
        }

        @Override
        public List<Person> withCompanies(List<Person> people) {
            return companies.foreseen(people);
        }

        @Override
        public void create(List<NewContact> people, boolean review) {
            keep(people.stream().map(person -> person.view(Instant.now())).toList());
        }

        @Override
        public void enrich(Map<UUID, Person> news, BiFunction<ContactView, Person, Enrichment> how, Change by) {
            keep(find(news.keySet()).stream()
                    .map(known -> how.apply(known, news.get(known.contactId())).view())
                    .toList());
        }

        private void keep(List<ContactView> people) {
            if (people.isEmpty()) {
                return;
            }
            jdbi.useHandle(handle -> {
                var states = handle.prepareBatch("""
                        insert into draft_person (tenant_id, job_id, contact_id, state) values (?, ?, ?, cast(? as jsonb))
                        on conflict (tenant_id, job_id, contact_id) do update set state = excluded.state""");
                var texts = handle.prepareBatch("""
                        insert into draft_mark (tenant_id, job_id, mark, contact_id) values (?, ?, ?, ?)
                        on conflict do nothing""");
                for (var view : people) {
                    states.add(
                            Tenant.current(),
                            job,
                            view.contactId(),
                            written(new State(view.person(), view.consents())));
                    marks(view).forEach(mark -> texts.add(Tenant.current(), job, mark.text(), view.contactId()));
                }
                states.execute();
                texts.execute();
            });
        }

        private Map<UUID, ContactView> drafts(Collection<UUID> ids) {
            var drafts = new HashMap<UUID, ContactView>();
            if (!ids.isEmpty()) {
                jdbi.useHandle(handle -> handle.createQuery("""
                                select contact_id, state from draft_person
                                where tenant_id = ? and job_id = ? and contact_id = any(?)""")
                        .bind(0, Tenant.current())
                        .bind(1, job)
                        .bind(2, ids.toArray(UUID[]::new))
                        .map((row, context) -> view(row.getObject(1, UUID.class), read(row.getString(2))))
                        .forEach(view -> drafts.put(view.contactId(), view)));
            }
            return drafts;
        }
    }
}

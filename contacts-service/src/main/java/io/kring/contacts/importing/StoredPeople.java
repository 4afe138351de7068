package io.kring.contacts.importing;

import io.kring.contacts.change.Change;
import io.kring.contacts.company.CompanyNames;
import io.kring.contacts.duplicate.Candidate;
import io.kring.contacts.duplicate.DuplicateCheck;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.person.ContactEnricher;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Those whom the service keeps. */
@ApplicationScoped
class StoredPeople implements KnownPeople {
    private final MarkReader marks;
    private final CompanyNames companies;
    private final ContactReader reader;
    private final ContactWriter writer;
    private final ContactEnricher enricher;
    private final DuplicateCheck duplicates;

    StoredPeople(
            MarkReader marks,
            CompanyNames companies,
            ContactReader reader,
            ContactWriter writer,
            ContactEnricher enricher,
            DuplicateCheck duplicates) {
        this.marks = marks;
        this.companies = companies;
        this.reader = reader;
        this.writer = writer;
        this.enricher = enricher;
        this.duplicates = duplicates;
    }

    @Override
    public Set<UUID> free(Collection<UUID> ids) {
        return marks.free(ids);
    }

    @Override
    public Map<Mark, UUID> owners(Collection<? extends Mark> asked) {
        return marks.owners(asked);
    }

    @Override
    public List<ContactView> find(Collection<UUID> ids) {
        return reader.findAll(ids);
    }

    @Override
    public List<Person> withCompanies(List<Person> people) {
        return companies.imported(people);
    }

    @Override
    public void create(List<NewContact> people, boolean review) {
        if (!review) {
            writer.create(people);
            return;
        }
        var tenant = Tenant.current();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var candidates = beside.submit(() -> Tenant.call(tenant, () -> candidates(people)));
            writer.create(people);
            duplicates.suspect(candidates.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot compare people", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while comparing people", e);
        }
    }

    /** Looks for them on a connection of its own while they are written: among those who were there before, and themselves. */
    private Map<UUID, List<Candidate>> candidates(List<NewContact> people) {
        return duplicates.candidatesOfMany(
                people.stream().collect(Collectors.toMap(NewContact::contactId, NewContact::person)));
    }

    @Override
    public void enrich(Map<UUID, Person> news, BiFunction<ContactView, Person, Enrichment> how, Change by) {
        enricher.enrich(news, how, by);
    }
}

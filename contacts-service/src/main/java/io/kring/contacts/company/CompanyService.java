package io.kring.contacts.company;

import io.kring.contacts.change.Change;
import io.kring.contacts.identity.Phones;
import io.kring.contacts.permission.Access;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactWriter;
import io.kring.contacts.person.ContactWriter.Edit;
import io.kring.platform.http.ETags;
import io.kring.platform.outbox.Outbox;
import io.kring.platform.outbox.OutboxEvent;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes, changes and deletes companies, and tells the other services. */
@ApplicationScoped
class CompanyService {
    private static final int LOT = 500;

    /** The event {@code company.deleted.v1}. */
    record CompanyDeleted(UUID companyId, int version) {}

    private final CompanyRepository companies;
    private final CompanyReader reader;
    private final ContactReader people;
    private final ContactWriter writer;
    private final Outbox outbox;
    private final String homeRegion;

    CompanyService(
            CompanyRepository companies,
            CompanyReader reader,
            ContactReader people,
            ContactWriter writer,
            Outbox outbox,
            @ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.companies = companies;
        this.reader = reader;
        this.people = people;
        this.writer = writer;
        this.outbox = outbox;
        this.homeRegion = homeRegion;
    }

    @Transactional
    CompanyView create(CompanyInput input) {
        return createAll(List.of(input)).getFirst();
    }

    /** In order. */
    @Transactional
    List<CompanyView> createAll(List<CompanyInput> inputs) {
        var made = inputs.stream().map(input -> new Company(canonical(input))).toList();
        companies.persist(made);
        companies.flush();
        var views = made.stream().map(Company::view).toList();
        outbox.publishAll(views.stream()
                .map(view -> OutboxEvent.of("company", view.companyId(), "company.created.v1", view))
                .toList());
        return views;
    }

    @Transactional
    CompanyView update(UUID id, CompanyInput input, int version) {
        var company = companies.lock(id);
        ETags.check(version, company.version());
        company.take(canonical(input));
        companies.flush();
        outbox.publish("company", id, "company.updated.v1", company.view());
        return company.view();
    }

    /** Who belongs to it does not any more; that they did stays in their history. */
    @Transactional
    void delete(UUID id, int version, Change by) {
        var company = companies.lock(id);
        ETags.check(version, company.version());
        for (var lot = reader.peopleIds(id, null, LOT); !lot.isEmpty(); lot = reader.peopleIds(id, null, LOT)) {
            var members = people.lock(lot).stream()
                    .map(person -> new Edit(person, person.person().withoutCompany(id)))
                    .toList();
            Access.asService(() -> writer.update(members, by));
        }
        companies.delete(company);
        companies.flush();
        outbox.publish("company", id, "company.deleted.v1", new CompanyDeleted(id, company.version() + 1));
    }

    private CompanyInput canonical(CompanyInput input) {
        var phone = input.phone();
        var country = input.country();
        if (country != null && !Phones.isRegion(country)) {
            throw Problems.badRequest("country", "'" + country + "' is not a country (ISO 3166-1 alpha-2)");
        }
        if (phone == null) {
            return input;
        }
        var regions =
                Stream.concat(Stream.ofNullable(country), Stream.of(homeRegion)).toList();
        return input.withPhone(Phones.canonical(phone, regions)
                .orElseThrow(() -> Problems.badRequest(
                        "phone",
                        "'" + phone + "' is not a phone number of " + regions.getFirst()
                                + "; write it with its country code, as +31 515 123456")));
    }
}

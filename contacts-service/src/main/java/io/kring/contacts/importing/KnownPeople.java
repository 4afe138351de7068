package io.kring.contacts.importing;

import io.kring.contacts.change.Change;
import io.kring.contacts.importing.row.Mark;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.ContactWriter.NewContact;
import io.kring.contacts.person.Enrichment;
import io.kring.contacts.person.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Everybody who is known, as an import finds, makes and changes them. */
interface KnownPeople {
    /** Those of these ids that nobody has or had. */
    Set<UUID> free(Collection<UUID> ids);

    /** Whom these belong to; those that nobody has are left out. */
    Map<Mark, UUID> owners(Collection<? extends Mark> marks);

    List<ContactView> find(Collection<UUID> ids);

    /** The same people, with the ids of the companies that they are said to belong to. */
    List<Person> withCompanies(List<Person> people);

    /** @param review whether they are compared with those who are known, for somebody to look at pairs who may be one */
    void create(List<NewContact> people, boolean review);

    /** @param how a person who is known changes by what is told of them */
    void enrich(Map<UUID, Person> news, BiFunction<ContactView, Person, Enrichment> how, Change by);
}

package io.kring.contacts.company;

import io.kring.contacts.person.Affiliation;
import io.kring.contacts.person.Person;
import io.kring.platform.problem.Problems;
import io.kring.platform.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Finds the companies that people are said to belong to by their names, and makes those that nobody knew. */
@ApplicationScoped
public class CompanyNames {
    private final Jdbi jdbi;
    private final CompanyService companies;

    CompanyNames(Jdbi jdbi, CompanyService companies) {
        this.jdbi = jdbi;
        this.companies = companies;
    }

    /**
     * The same people, with the id of each company.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 where there is no company of an id, or neither id nor name
     */
    @Transactional
    public List<Person> known(List<Person> people) {
        return known(people, this::make);
    }

    private List<Person> known(List<Person> people, Function<Map<String, String>, Map<String, UUID>> unknown) {
        var all = people.stream().flatMap(person -> person.companies().stream()).toList();
        if (all.isEmpty()) {
            return people;
        }
        var names = names(all.stream()
                .map(Affiliation::companyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var ids = ids(all, unknown);
        return people.stream()
                .map(person -> person.withCompanies(person.companies().stream()
                        .map(link -> known(link, names, ids))
                        .toList()))
                .toList();
    }

    /** As {@link #known}, but a company whose id nobody has is found by its name: it comes from another place. */
    @Transactional
    public List<Person> imported(List<Person> people) {
        return known(byNames(people), this::make);
    }

    /** As {@link #imported}, but none is made: each that nobody knew has an id that its name gives. */
    public List<Person> foreseen(List<Person> people) {
        return known(byNames(people), unknown -> {
            var ids = new HashMap<String, UUID>();
            unknown.keySet().forEach(key -> ids.put(key, UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8))));
            return ids;
        });
    }

    private List<Person> byNames(List<Person> people) {
        var ids = names(people.stream()
                .flatMap(person -> person.companies().stream())
                .map(Affiliation::companyId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return people.stream()
                .map(person -> person.withCompanies(person.companies().stream()
                        .map(link -> ids.containsKey(link.companyId())
                                ? link
                                : new Affiliation(null, link.name(), link.role(), link.since(), link.until()))
                        .toList()))
                .toList();
    }

    /** The same people with the present names of their companies, and without those that are gone. */
    public Map<UUID, Person> stillThere(Map<UUID, Person> people) {
        var names = names(people.values().stream()
                .flatMap(person -> person.companies().stream())
                .map(Affiliation::companyId)
                .collect(Collectors.toSet()));
        var there = new LinkedHashMap<UUID, Person>();
        people.forEach((id, person) -> there.put(
                id,
                person.withCompanies(person.companies().stream()
                        .filter(link -> names.containsKey(link.companyId()))
                        .map(link -> known(link, names, Map.of()))
                        .toList())));
        return there;
    }

    private static Affiliation known(Affiliation link, Map<UUID, String> names, Map<String, UUID> ids) {
        var id = link.companyId() == null ? idOf(link.name(), ids) : link.companyId();
        var name = link.companyId() == null ? String.valueOf(link.name()).strip() : names.get(id);
        if (name == null) {
            throw Problems.badRequest("companies", "there is no company " + id);
        }
        if (link.since() != null && link.until() != null && link.until().isBefore(link.since())) {
            throw Problems.badRequest("companies", "until " + link.until() + " is before since " + link.since());
        }
        return new Affiliation(id, name, link.role(), link.since(), link.until());
    }

    private static UUID idOf(@Nullable String name, Map<String, UUID> ids) {
        if (name == null || name.isBlank()) {
            throw Problems.badRequest("companies", "need a companyId or a name");
        }
        return Objects.requireNonNull(ids.get(key(name)));
    }

    private Map<UUID, String> names(Set<UUID> ids) {
        var names = new HashMap<UUID, String>();
        if (ids.isEmpty()) {
            return names;
        }
        jdbi.useHandle(handle -> handle.createQuery("select id, name from company where tenant_id = ? and id = any(?)")
                .bind(0, Tenant.current())
                .bind(1, ids.toArray(UUID[]::new))
                .map((row, context) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .forEach(found -> names.put(found.getKey(), found.getValue())));
        return names;
    }

    /**
     * By name in lower case; of several companies of one name that which was known first.
     *
     * @param unknown gives ids to those that nobody knew, as written by name in lower case
     */
    private Map<String, UUID> ids(
            Collection<Affiliation> links, Function<Map<String, String>, Map<String, UUID>> unknown) {
        var written = new TreeMap<String, String>();
        for (var link : links) {
            var name = link.name();
            if (link.companyId() == null && name != null && !name.isBlank()) {
                written.putIfAbsent(key(name), name.strip());
            }
        }
        var ids = find(written.keySet());
        written.keySet().removeAll(ids.keySet());
        if (!written.isEmpty()) {
            ids.putAll(unknown.apply(written));
        }
        return ids;
    }

    /** One at a time makes companies, so that two do not make the same. */
    private Map<String, UUID> make(Map<String, String> unknown) {
        jdbi.useHandle(handle ->
                handle.execute("select pg_advisory_xact_lock(hashtextextended('company ' || ?, 0))", Tenant.current()));
        var ids = find(unknown.keySet());
        var left = unknown.entrySet().stream()
                .filter(company -> !ids.containsKey(company.getKey()))
                .map(Map.Entry::getValue)
                .map(CompanyInput::named)
                .toList();
        companies.createAll(left).forEach(made -> ids.put(key(made.name()), made.companyId()));
        return ids;
    }

    private Map<String, UUID> find(Set<String> keys) {
        var ids = new HashMap<String, UUID>();
        if (!keys.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(
                            "select lower(name), id from company where tenant_id = ? and lower(name) = any(?) order by id")
                    .bind(0, Tenant.current())
                    .bind(1, keys.toArray(String[]::new))
                    .map((row, context) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                    .forEach(found -> ids.putIfAbsent(found.getKey(), found.getValue())));
        }
        return ids;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}

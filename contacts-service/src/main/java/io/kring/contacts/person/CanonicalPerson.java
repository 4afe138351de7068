package io.kring.contacts.person;

import io.kring.contacts.identity.Emails;
import io.kring.contacts.identity.Handles;
import io.kring.contacts.identity.Identity;
import io.kring.contacts.identity.IdentityKind;
import io.kring.contacts.identity.Phones;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Brings the addresses of a person, in any notation, to the form in which they are kept and compared. */
@ApplicationScoped
public class CanonicalPerson {
    private final String homeRegion;

    CanonicalPerson(@ConfigProperty(name = "kring.home-region", defaultValue = "NL") String homeRegion) {
        this.homeRegion = homeRegion;
    }

    /**
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 that names the field of an address that is none, or where there is
     *     neither name nor address
     */
    public Person of(Person written) {
        var regions = regions(written.country());
        var identities = new LinkedHashSet<Identity>();
        for (var email : written.emails()) {
            identities.add(email(email));
        }
        for (var phone : written.phones()) {
            identities.add(phone(phone, regions));
        }
        for (var social : written.socials()) {
            identities.add(new Identity(
                    IdentityKind.social,
                    Handles.social(social)
                            .orElseThrow(() -> Problems.badRequest(
                                    "socials",
                                    "'" + social + "' is not a handle; write it as mastodon:ann@example.org or as the"
                                            + " address of a profile"))));
        }
        written.visitors().forEach(visitor -> identities.add(new Identity(IdentityKind.visitor, visitor.strip())));
        for (var id : written.externalIds()) {
            identities.add(new Identity(
                    IdentityKind.external,
                    Handles.external(id)
                            .orElseThrow(() -> Problems.badRequest(
                                    "externalIds", "'" + id + "' is not an id; write it as system:id"))));
        }
        var person = written.withIdentities(identities);
        if (person.saysNothing()) {
            throw Problems.badRequest("familyName", "or a given name, an e-mail address or a phone number is needed");
        }
        return person.withShared(shared(written, person, regions));
    }

    private static List<String> shared(Person written, Person canonical, List<String> regions) {
        var shared = new ArrayList<String>();
        for (var address : written.shared()) {
            var identity = address.contains("@") ? email(address) : phone(address, regions);
            if (!canonical.identities().contains(identity)) {
                throw Problems.badRequest("shared", "'" + address + "' is none of the emails and phones");
            }
            shared.add(identity.value());
        }
        return shared;
    }

    private static Identity email(String written) {
        return Emails.canonical(written)
                .map(Identity::email)
                .orElseThrow(() -> Problems.badRequest("emails", "'" + written + "' is not an e-mail address"));
    }

    private static Identity phone(String written, List<String> regions) {
        return Phones.canonical(written, regions)
                .map(Identity::phone)
                .orElseThrow(() -> Problems.badRequest(
                        "phones",
                        "'" + written + "' is not a phone number of " + regions.getFirst()
                                + "; write it with its country code, as +31 6 12345678"));
    }

    private List<String> regions(@Nullable String country) {
        if (country == null) {
            return List.of(homeRegion);
        }
        if (!Phones.isRegion(country)) {
            throw Problems.badRequest("country", "'" + country + "' is not a country (ISO 3166-1 alpha-2)");
        }
        return List.of(country, homeRegion);
    }
}

package io.kring.contacts.channelswitch;

import io.kring.contacts.change.Change;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.person.Person;
import io.kring.platform.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Does the whole of it or nothing. */
@ApplicationScoped
class ChannelSwitchService {
    private final ContactService contacts;

    ChannelSwitchService(ContactService contacts) {
        this.contacts = contacts;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 where there is no way to reach the person by the new channel */
    @Transactional
    ContactView apply(UUID id, ChannelSwitch wanted, Change by) {
        var consents = wanted.consents();
        var person = contacts.hold(id).person();
        if (!isReachable(person, wanted)) {
            throw Problems.unprocessable("to", "is " + wanted.to() + ", for which the person has no address");
        }
        contacts.record(id, consents, by.by());
        return contacts.prefer(id, wanted.to(), by);
    }

    private static boolean isReachable(Person person, ChannelSwitch wanted) {
        return switch (wanted.to()) {
            case sms, phone, whatsapp -> !person.phones().isEmpty();
            case email -> !person.emails().isEmpty();
            case post -> person.street() != null;
        };
    }
}

package io.kring.contacts.preference;

import io.kring.contacts.change.Change;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.consent.ConsentInput;
import io.kring.contacts.consent.Proof;
import io.kring.contacts.contact.ContactService;
import io.kring.contacts.merge.Merges;
import io.kring.contacts.person.ContactReader;
import io.kring.contacts.person.ContactView;
import io.kring.contacts.publicpage.Language;
import io.kring.contacts.publicpage.NoPageException;
import io.kring.contacts.publicpage.Pages;
import io.kring.contacts.publicpage.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down what people choose themselves, each choice with the words that they saw. */
@ApplicationScoped
class PreferenceService {
    static final String BY = "preference-centre";

    private final ContactReader reader;
    private final ContactService contacts;
    private final Merges merges;

    PreferenceService(ContactReader reader, ContactService contacts, Merges merges) {
        this.reader = reader;
        this.merges = merges;
        this.contacts = contacts;
    }

    /**
     * The person, or who stands for them since they were merged.
     *
     * @throws NoPageException where the person was deleted since they got the link
     */
    ContactView get(UUID contact) {
        return reader.find(contact)
                .or(() -> merges.now(contact).flatMap(reader::find))
                .orElseThrow(NoPageException::gone);
    }

    /**
     * @param language of the page
     * @param ip of the visitor, for the proof
     * @throws NoPageException where the person was deleted since they saw the page
     */
    @Transactional
    void save(UUID contact, PreferenceForm form, Language language, @Nullable String ip) {
        var person = reader.lock(List.of(contact)).stream().findFirst().orElseThrow(NoPageException::gone);
        var preferences = Preferences.of(person.person(), person.consents());
        var texts = Pages.texts(language);
        if (form.stopsAll()) {
            var words = texts.stop() + ". " + texts.stopHint();
            record(contact, preferences.stop(), consent -> words, ip);
            return;
        }
        record(contact, preferences.changes(form.shownTicked(), form.ticked()), consent -> words(texts, consent), ip);
        if (form.changesPreferred()) {
            contacts.prefer(contact, form.preferredChannel(), Change.request(BY));
        }
    }

    private void record(UUID contact, List<Consent> changes, Function<Consent, String> words, @Nullable String ip) {
        var now = Instant.now();
        contacts.record(
                contact,
                changes.stream()
                        .map(consent -> new ConsentInput(
                                consent.channel(),
                                consent.purpose(),
                                consent.state(),
                                new Proof(BY, words.apply(consent), now, ip)))
                        .toList(),
                BY);
    }

    private static String words(Texts texts, Consent consent) {
        return "%s – %s – %s: %s"
                .formatted(
                        texts.preferencesTitle(),
                        texts.channel(consent.channel()),
                        texts.purpose(consent.purpose()),
                        texts.answer(consent.state()));
    }
}

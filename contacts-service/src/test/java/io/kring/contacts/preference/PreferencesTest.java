package io.kring.contacts.preference;

import static io.kring.contacts.consent.Channel.email;
import static io.kring.contacts.consent.Channel.post;
import static io.kring.contacts.consent.Channel.sms;
import static io.kring.contacts.consent.ConsentState.granted;
import static io.kring.contacts.consent.ConsentState.withdrawn;
import static io.kring.contacts.consent.Purpose.marketing;
import static io.kring.contacts.consent.Purpose.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.kring.contacts.consent.Channel;
import io.kring.contacts.consent.Consent;
import io.kring.contacts.person.Person;
import io.kring.contacts.person.PersonBuilder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PreferencesTest {
    private static final Person MAILED =
            PersonBuilder.builder().emails(List.of("sjoukje@example.org")).build();
    private static final Box MAIL = new Box(email, marketing);
    private static final Box MAIL_SERVICE = new Box(email, service);

    @Test
    void showTheChannelsThatThePersonHas() {
        // Given
        var person = PersonBuilder.builder(MAILED)
                .phones(List.of("+31612345678"))
                .street("Oosterdijk 1")
                .build();

        // When
        var rows = Preferences.of(person, List.of()).rows();

        // Then
        assertThat(rows).extracting(Preferences.Row::channel).containsExactlyInAnyOrder(Channel.values());
        assertThat(rows).extracting(Preferences.Row::address).contains("s•••@e•••.org", "+31•••78", "");
        assertThat(Preferences.of(MAILED, List.of()).rows()).hasSize(1);
    }

    @Test
    void marketingNeedsAYesAndServiceNoNo() {
        // When
        var asked = Preferences.of(MAILED, List.of()).rows().getFirst();
        var answered = Preferences.of(
                        MAILED, List.of(new Consent(email, marketing, granted), new Consent(email, service, withdrawn)))
                .rows()
                .getFirst();

        // Then
        assertThat(asked.ticked()).containsExactly(service);
        assertThat(answered.ticked()).containsExactly(marketing);
    }

    @Test
    void whatIsTickedAnewIsGrantedAndWhatIsTickedNoMoreIsWithdrawn() {
        // Given
        var preferences = Preferences.of(MAILED, List.of());

        // When
        var changes = preferences.changes(Set.of(MAIL_SERVICE), Set.of(MAIL));

        // Then
        assertThat(changes)
                .containsExactlyInAnyOrder(
                        new Consent(email, marketing, granted), new Consent(email, service, withdrawn));
    }

    @Test
    void whatWasLeftAsShownStaysAsItBecameMeanwhile() {
        // Given
        var stoppedMeanwhile = Preferences.of(MAILED, List.of(new Consent(email, marketing, withdrawn)));

        // When
        var changes = stoppedMeanwhile.changes(Set.of(MAIL, MAIL_SERVICE), Set.of(MAIL, MAIL_SERVICE));

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void whatIsSoAlreadyIsNotWrittenAgain() {
        // Given
        var grantedMeanwhile = Preferences.of(MAILED, List.of(new Consent(email, marketing, granted)));

        // When
        var changes = grantedMeanwhile.changes(Set.of(MAIL_SERVICE), Set.of(MAIL, MAIL_SERVICE));

        // Then
        assertThat(changes).isEmpty();
    }

    @Test
    void aChannelThatIsNotOnThePageIsNotChanged() {
        // When
        var changes = Preferences.of(MAILED, List.of()).changes(Set.of(), Set.of(new Box(post, marketing)));

        // Then
        assertThat(changes).extracting(Consent::channel).doesNotContain(post);
    }

    @Test
    void stopWithdrawsMarketingEverywhereAlsoWhereItWasNeverAsked() {
        // Given
        var preferences = Preferences.of(
                MAILED, List.of(new Consent(sms, marketing, withdrawn), new Consent(sms, service, granted)));

        // When
        var changes = preferences.stop();

        // Then
        assertThat(changes)
                .allMatch(consent -> consent.purpose() == marketing && consent.state() == withdrawn)
                .extracting(Consent::channel)
                .containsExactlyInAnyOrder(email, Channel.phone, post, Channel.whatsapp);
    }
}

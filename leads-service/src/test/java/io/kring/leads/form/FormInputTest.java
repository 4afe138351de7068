package io.kring.leads.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.leads.consent.Channel;
import io.kring.leads.consent.Purpose;
import io.kring.leads.consent.Wording;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormInputTest {
    private static final Wording SMS = new Wording(Channel.sms, Purpose.marketing, "Text me", false);
    private static final Wording EMAIL = new Wording(Channel.email, Purpose.marketing, "Mail me", false);

    @Test
    void asksForAnAddressAndForConsentToIt() {
        // Given
        var form = form(List.of(SMS, EMAIL), FieldName.phone, FieldName.email);

        // When
        var checked = form.checked();

        // Then
        assertThat(checked).isSameAs(form);
    }

    @Test
    void needsSomewhereToAnswer() {
        // When
        assertThatThrownBy(() -> form(List.of(), FieldName.givenName).checked())
                // Then
                .hasMessageContaining("fields must ask for email or phone");
    }

    @Test
    void asksNothingTwice() {
        // When
        assertThatThrownBy(
                        () -> form(List.of(), FieldName.email, FieldName.email).checked())
                // Then
                .hasMessageContaining("fields[1].name");
    }

    @Test
    void asksNoConsentTwice() {
        // When
        assertThatThrownBy(() -> form(List.of(SMS, SMS), FieldName.phone).checked())
                // Then
                .hasMessageContaining("consents[1]");
    }

    @Test
    void asksForTheAddressThatConsentIsFor() {
        // When
        assertThatThrownBy(() -> form(List.of(EMAIL, SMS), FieldName.email).checked())
                // Then
                .hasMessageContaining("consents[1].channel needs the field phone");
    }

    private static FormInput form(List<Wording> consents, FieldName... fields) {
        var asked = Stream.of(fields).map(field -> new FormField(field, false)).toList();
        return new FormInput("sailing", "Sailing", asked, consents, null);
    }
}

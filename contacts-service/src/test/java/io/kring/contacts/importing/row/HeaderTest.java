package io.kring.contacts.importing.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kring.contacts.importing.row.Header.Field;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"""
                HubSpot\
                | Record ID,First Name,Last Name,Email,Phone Number,Mobile Phone Number,City,Country/Region,Preferred language,\
                Email Domain,Email hard bounce reason,Unsubscribed from all email,Company name\
                | givenName=First Name, familyName=Last Name, email=Email, phone=Phone Number, phone=Mobile Phone Number, \
                city=City, country=Country/Region, language=Preferred language, company=Company name""", """
                Salesforce\
                | Id,FirstName,LastName,Email,Phone,MobilePhone,HomePhone,Fax,AssistantPhone,MailingCity,MailingCountry,\
                HasOptedOutOfEmail,EmailBouncedReason\
                | givenName=FirstName, familyName=LastName, email=Email, phone=Phone, phone=MobilePhone, phone=HomePhone, \
                city=MailingCity, country=MailingCountry""", """
                EspoCRM\
                | id,firstName,lastName,accountName,emailAddress,emailAddressIsOptedOut,emailAddressData,phoneNumber,\
                phoneNumberData,doNotCall,addressCity,addressCountry\
                | givenName=firstName, familyName=lastName, company=accountName, email=emailAddress, phone=phoneNumber, city=addressCity, \
                country=addressCountry""", """
                Google Contacts\
                | First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,\
                Phone 1 - Value,Phone 2 - Value,Address 1 - City,Address 1 - Country\
                | givenName=First Name, familyName=Last Name, company=Organization Name, email=E-mail 1 - Value, phone=Phone 1 - Value, \
                phone=Phone 2 - Value, city=Address 1 - City, country=Address 1 - Country""", """
                Outlook\
                | Title,First Name,Last Name,Company,Home City,Home Country/Region,Business Fax,Business Phone,Home Phone 2,\
                Mobile Phone,Assistant's Phone,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address\
                | givenName=First Name, familyName=Last Name, company=Company, city=Home City, country=Home Country/Region, \
                phone=Business Phone, phone=Home Phone 2, phone=Mobile Phone, email=E-mail Address, email=E-mail 2 Address""", """
                Atomic CRM\
                | id,first_name,last_name,has_newsletter,tags,email_work,email_home,email_other,phone_work,phone_other\
                | givenName=first_name, familyName=last_name, emailConsent=has_newsletter, tags=tags, email=email_work, \
                email=email_home, email=email_other, phone=phone_work, phone=phone_other""", """
                Dutch and Finnish\
                | Voornaam,Achternaam,E-mail,Mobiel,Woonplaats,Land,Etunimi,Sukunimi,Sähköposti,Puhelin,Kaupunki,Maa,SMS opt-in\
                | givenName=Voornaam, familyName=Achternaam, email=E-mail, phone=Mobiel, city=Woonplaats, country=Land, \
                givenName=Etunimi, familyName=Sukunimi, email=Sähköposti, phone=Puhelin, city=Kaupunki, country=Maa, \
                smsConsent=SMS opt-in"""})
    void columnsAreToldFromTheirNames(String system, String header, String expected) {
        // When
        var read = guessed(List.of(header.split(",")));

        // Then
        var told = IntStream.range(0, read.names().size())
                .filter(place -> read.fields().get(place) != null)
                .mapToObj(place -> read.fields().get(place) + "=" + read.names().get(place))
                .collect(Collectors.joining(", "));
        assertThat(told).as(system).isEqualTo(expected);
    }

    @Test
    void aFileOfSomethingElseIsNotOfPeople() {
        assertThat(guessed(List.of("sku", "price", "Country")).knowsAddressOrName())
                .isFalse();
        assertThat(guessed(List.of("Email")).fields()).containsExactly(Field.email);
    }

    @Test
    void aColumnMeansWhatIsSaidOfIt() throws RowException {
        // Given
        var columns = List.of(
                new Column("Record ID", "externalId", "'hubspot:' + value"),
                new Column("Naam", "familyName", "value.split(' ')[1]"),
                new Column("Notes", null, null),
                new Column("made", "givenName", "row['Naam'].split(' ')[0].lowerAscii()"));

        // When
        var header = Header.of(List.of("Record ID", "Naam", "Notes"), columns, List.of());

        // Then
        assertThat(header.fields()).containsExactly(Field.externalId, Field.familyName, null, Field.givenName);
        assertThat(header.cells(List.of("17", "Sjoukje Hoekstra", "x")))
                .containsExactly("hubspot:17", "Hoekstra", "x", "sjoukje");
        assertThatThrownBy(() -> header.cells(List.of("17", "Sjoukje", "")))
                .isInstanceOfSatisfying(
                        RowException.class, of -> assertThat(of.column()).isEqualTo("Naam"));
        assertThatThrownBy(() -> header.cells(List.of("17"))).hasMessage("has 1 columns, the header has 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Email    | nobody     |            | columns[0].field",
                "Email    | custom     |            | columns[0].field",
                "Email    | custom.no  |            | columns[0].field",
                "Email    | email      | value +    | columns[0].transform",
                "Email    | email      | value + 1  | columns[0].transform",
                "Email    | email      | size(value)| columns[0].transform",
                "Phone    | email      |            | columns ",
            })
    void whatAColumnCannotMeanIsRefused(String column, String field, String transform, String named) {
        assertThatThrownBy(() -> Header.of(List.of("Email"), List.of(new Column(column, field, transform)), List.of()))
                .hasMessageContaining(named);
    }

    private static Header guessed(List<String> names) {
        return Header.of(names, Header.guess(names, List.of()), List.of());
    }
}

package io.kring.contacts.register;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the processing of personal data: the company, as the controller of the GDPR.
 *
 * @param representative in the European Union, of a company outside of it
 * @param jointControllers who decide together with the company
 * @param transfers to countries outside of the European Economic Area, and by what they are safeguarded
 * @param securityMeasures of the company, besides those of Kring
 */
public record ControllerInput(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) String address,
        @Nullable @Size(max = 254) @Email String email,
        @Nullable @Size(max = 50) String phone,
        @Nullable @Valid Party representative,
        @Nullable @Valid Party dataProtectionOfficer,
        @Size(max = 20) List<@NotNull @Valid Party> jointControllers,
        @Nullable @Size(max = 2000) String transfers,
        @Size(max = 50) List<@NotBlank @Size(max = 500) String> securityMeasures) {

    public ControllerInput(
            String name,
            @Nullable String address,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Party representative,
            @Nullable Party dataProtectionOfficer,
            @Nullable List<Party> jointControllers,
            @Nullable String transfers,
            @Nullable List<String> securityMeasures) {
        this.name = name;
        this.address = address;
        this.email = email;
        this.phone = phone;
        this.representative = representative;
        this.dataProtectionOfficer = dataProtectionOfficer;
        this.jointControllers = Objects.requireNonNullElse(jointControllers, List.of());
        this.transfers = transfers;
        this.securityMeasures = Objects.requireNonNullElse(securityMeasures, List.of());
    }
}

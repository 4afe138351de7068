package io.kring.contacts.register;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Somebody who answers for the processing of personal data, and how they are reached. */
public record Party(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 500) String address,
        @Nullable @Size(max = 254) @Email String email,
        @Nullable @Size(max = 50) String phone) {}

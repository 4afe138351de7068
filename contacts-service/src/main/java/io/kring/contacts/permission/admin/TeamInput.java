package io.kring.contacts.permission.admin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** @param members names of users, as owners of people have them */
public record TeamInput(@NotNull @Size(max = 1_000) List<@NotNull @NotBlank @Size(max = 100) String> members) {}

package io.kring.platform.shelf;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

public record ShelfInput(
        @NotBlank @Size(max = 100) String name,
        @Min(0) @Max(1_000) int places,
        @Digits(integer = 10, fraction = 2) @Nullable BigDecimal price) {}

package io.kring.contacts.publicpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasksTest {
    @ParameterizedTest
    @CsvSource({
        "sjoukje@example.org, s•••@e•••.org",
        "sjoukje@mail.example.org, s•••@m•••.org",
        "a@b.nl, •••@•••.nl",
        "ab@localhost, •••@l•••",
        "+31612345678, +31•••78",
        "+31612, •••",
        "😀😀😀😀@example.org, 😀•••@e•••.org"
    })
    void tellNoMoreThanTheOwnerNeeds(String address, String masked) {
        assertThat(Masks.address(address)).isEqualTo(masked);
    }
}

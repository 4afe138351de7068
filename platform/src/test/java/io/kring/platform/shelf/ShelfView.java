package io.kring.platform.shelf;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record ShelfView(
        UUID shelfId,
        int version,
        String name,
        int places,
        @Nullable BigDecimal price) {
    ShelfInput input() {
        return new ShelfInput(name, places, price);
    }
}

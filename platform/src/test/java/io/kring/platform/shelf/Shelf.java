package io.kring.platform.shelf;

import io.kring.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

@Entity
public class Shelf {
    @Id
    private UUID id;

    @TenantId
    @PartitionKey
    private String tenantId;

    @Version
    private int version;

    private String name;
    private int places;
    private @Nullable BigDecimal price;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected Shelf() {}

    @SuppressWarnings("NullAway.Init") // tenant and version are set when it is stored
    public Shelf(ShelfInput input) {
        this.id = Ids.next();
        take(input);
    }

    public final void take(ShelfInput input) {
        name = input.name();
        places = input.places();
        price = input.price();
    }

    public UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    public ShelfView view() {
        return new ShelfView(id, version, name, places, price);
    }
}

package io.kring.platform.shelf;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
public class ShelfRepository implements PanacheRepositoryBase<Shelf, UUID> {}

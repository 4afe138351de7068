package io.kring.platform.shelf;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/** The SQL that Hibernate has issued. */
@PersistenceUnitExtension
@ApplicationScoped
public class SqlLog implements StatementInspector {
    private final List<String> statements = new CopyOnWriteArrayList<>();

    @Override
    public String inspect(String sql) {
        statements.add(sql);
        return sql;
    }

    /** Those since the last call. */
    public List<String> take() {
        var taken = List.copyOf(statements);
        statements.clear();
        return taken;
    }
}

package io.kring.platform.tenant;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import io.quarkus.hibernate.orm.runtime.tenant.TenantResolver;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells Hibernate which tenant's rows a session may see. */
@PersistenceUnitExtension
@ApplicationScoped
public class CurrentTenantResolver implements TenantResolver {
    @Override
    public String getDefaultTenantId() {
        throw new NoTenantException();
    }

    @Override
    public String resolveTenantId() {
        return Tenant.current();
    }
}

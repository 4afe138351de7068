package io.kring.platform.tenant;

/** Work was started without saying for which tenant. */
public class NoTenantException extends IllegalStateException {
    public NoTenantException() {
        super(
                "No tenant: a request needs a token with the claim 'tenant', a listener or timer must run within Tenant.run");
    }
}

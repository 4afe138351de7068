package io.kring.platform.security;

/** The roles that Keycloak grants; the names of the realm roles. */
public final class Roles {
    public static final String ADMIN = "admin";
    public static final String SALES = "sales";
    public static final String MARKETING = "marketing";
    public static final String SUPPORT = "support";
    public static final String ANALYST = "analyst";
    /** Another system, with a service account. */
    public static final String PARTNER = "partner";

    private Roles() {}
}

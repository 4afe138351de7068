package io.kring.contacts.permission;

import io.kring.contacts.Api;

/** Sets permissions, as an administrator does. */
public final class Settings {
    private Settings() {}

    public static void set(Api api, String role, String permissions) {
        api.as("admin")
                .header("If-Match", "*")
                .body(permissions)
                .put("/api/v1/permissions/" + role)
                .then()
                .statusCode(200);
    }

    public static void team(Api api, String name, String members) {
        api.as("admin")
                .body("{\"members\": [" + members + "]}")
                .put("/api/v1/teams/" + name)
                .then()
                .statusCode(201);
    }
}

package io.kring.devstack;

import io.kring.devstack.Status.State;

/** What a person needs to know of a stack that runs: where it is and who may log in. */
final class Welcome {

    private Welcome() {}

    static String text(Home home, Status status) {
        var urls = new StringBuilder("\n");
        for (var part : status.parts()) {
            if (part.state() == State.READY) {
                urls.append(String.format("  %-18s %s%n", part.name(), part.url()));
            }
        }
        return urls + """

                  Log in (password: demo)
                    tenant meer        anna (admin), sara (sales), mark (marketing), sofie (support), arjen (analyst)
                    tenant saari       aino (admin), mikko (sales)
                  Keycloak's own admin: user admin, password keycloak.admin in %s
                  ./kring status · ./kring logs PART · ./kring down
                """.formatted(home.secrets());
    }
}

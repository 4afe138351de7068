package io.kring.e2e.demo;

import io.kring.e2e.client.Addresses;
import io.kring.e2e.client.Campaigns;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;

/**
 * Where the circle is played and who plays in it.
 *
 * @param outside the customers' telephones and mailboxes
 * @param run sets the traces of this run apart from those of others on the same stack
 */
record Stage(
        Addresses addresses,
        Sandbox outside,
        Session marketing,
        Session sales,
        Session support,
        Campaigns campaigns,
        String run,
        Progress progress,
        Comparison comparison) {
    static final String TENANT = "meer";
    private static final String PASSWORD = "demo";

    static Stage at(Addresses addresses) {
        var marketing = Session.of(addresses, "mark", PASSWORD);
        return new Stage(
                addresses,
                new Sandbox(addresses, TENANT),
                marketing,
                Session.of(addresses, "sara", PASSWORD),
                Session.of(addresses, "sofie", PASSWORD),
                new Campaigns(marketing),
                Long.toString(System.currentTimeMillis(), 36),
                new Progress(),
                new Comparison());
    }
}

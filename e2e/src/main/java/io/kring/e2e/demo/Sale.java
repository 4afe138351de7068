package io.kring.e2e.demo;

import static io.kring.e2e.client.Session.json;

import io.kring.e2e.client.Campaigns.Campaign;
import io.kring.e2e.client.Waiting;
import java.math.BigDecimal;
import java.util.Optional;

/** The lead is converted, the opportunity is won, the order is recorded. */
final class Sale {
    static final BigDecimal PRICE = new BigDecimal("1250.50");
    private static final String CURRENCY = "EUR";

    private Sale() {}

    /** Returns the revenue that the campaign is credited with. */
    static BigDecimal to(Visitor visitor, Stage stage, Campaign campaign) {
        stage.progress().step("The lead is converted, the opportunity won, the order recorded");
        record(visitor, stage, win(visitor, stage, campaign));
        return Waiting.until(
                        "the revenue is credited",
                        () -> stage.campaigns().results(campaign),
                        results -> results.path("orders").asLong() == 1)
                .path("revenue")
                .path(0)
                .path("amount")
                .decimalValue();
    }

    private static String win(Visitor visitor, Stage stage, Campaign campaign) {
        var conversion = json().put("name", "Mooring for Ytsje")
                .put("amount", PRICE)
                .put("currency", CURRENCY)
                .put("campaignId", campaign.id());
        var opportunity = stage.sales()
                .post("/api/v1/leads/" + visitor.leadId() + "/conversion", conversion)
                .expect(201)
                .json()
                .path("opportunityId")
                .asText();
        var path = "/api/v1/opportunities/" + opportunity;
        var eTag =
                Optional.ofNullable(stage.sales().get(path).expect(200).eTag()).orElseThrow();
        stage.sales()
                .post(path + "/closing", json().put("outcome", "won"), eTag)
                .expect(200, 201);
        return opportunity;
    }

    private static void record(Visitor visitor, Stage stage, String opportunity) {
        var order = json().put("externalId", "WEB-" + stage.run())
                .put("contactId", visitor.contactId())
                .put("opportunityId", opportunity)
                .put("currency", CURRENCY);
        order.putArray("lines")
                .addObject()
                .put("product", "Mooring, 12 months")
                .put("quantity", 1)
                .put("unitPrice", PRICE);
        stage.sales().post("/api/v1/orders", order).expect(201);
    }
}

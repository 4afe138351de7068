package io.kring.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The pages, in a real browser. Each test leaves a picture in target/screenshots. */
class BrowserIT {
    private final Chromium chromium = Chromium.start();
    private final Page page = chromium.browser().newPage();

    @AfterEach
    void leave(TestInfo test) {
        var name = test.getTestMethod().orElseThrow().getName() + ".png";
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name)));
        chromium.close();
    }

    @Test
    void theApiIsTriedOutLoggedIn() {
        // Given
        page.navigate(TestStack.addresses().gateway() + "/docs");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Authorize"))
                .first()
                .click();
        var popup = page.waitForPopup(
                () -> page.locator(".auth-btn-wrapper button.authorize").first().click());
        popup.fill("#username", "anna");
        popup.fill("#password", "demo");
        popup.click("[type=submit]");
        page.locator(".auth-btn-wrapper .btn-done").first().click();

        // When
        var list = page.locator(".opblock-get")
                .filter(new Locator.FilterOptions().setHas(page.locator("[data-path='/api/v1/contacts']")))
                .first();
        list.locator(".opblock-summary").click();
        list.getByText("Try it out").click();
        list.getByText("Execute").click();

        // Then
        assertThat(list.locator(".live-responses-table tbody .response-col_status")
                        .first())
                .containsText("200");
        assertThat(list.locator(".live-responses-table")).containsText("\"items\"");
    }

    @Test
    void aCustomerReadsAndAnswers() {
        // Given
        var addresses = TestStack.addresses();
        var sofie = Session.of(addresses, "sofie", "demo");
        var phone = "+3163" + String.format("%07d", System.nanoTime() % 10_000_000 / 100 * 100);
        page.navigate(addresses.sandbox());
        page.getByLabel("Tenant").selectOption("meer");

        // When
        page.getByText("Write from another number").click();
        page.getByLabel("From number").fill(phone);
        page.locator("#text").fill("Is the harbour open?");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();

        // Then
        assertThat(page.locator("#talk")).containsText("Is the harbour open?");
        var conversation = Waiting.until(
                "the conversation with somebody who is identified",
                () -> sofie.items("/api/v1/conversations", Map.of())
                        .filter(found -> found.path("address").asText().equals(phone) && found.hasNonNull("contactId"))
                        .findFirst(),
                Optional::isPresent);
        var id = conversation.orElseThrow().path("conversationId").asText();
        sofie.post("/api/v1/conversations/" + id + "/messages", Session.json().put("text", "Yes, until nine."))
                .expect(201);
        assertThat(page.locator("#talk")).containsText("Yes, until nine.");
        assertThat(page.locator("#talk")).containsText("delivered");
    }
}

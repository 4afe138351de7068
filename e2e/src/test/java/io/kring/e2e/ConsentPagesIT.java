package io.kring.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.kring.e2e.client.Session.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.kring.e2e.client.Sandbox;
import io.kring.e2e.client.Session;
import io.kring.e2e.client.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What people see of us without a login: on a telephone, with JavaScript off. Pictures are in target/screenshots. */
class ConsentPagesIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+");

    private final Chromium chromium = Chromium.start();
    private final List<String> faults = new ArrayList<>();
    private final Page page = chromium.browser()
            .newContext(new Browser.NewContextOptions()
                    .setJavaScriptEnabled(false)
                    .setViewportSize(390, 844)
                    .setColorScheme(ColorScheme.LIGHT)
                    .setLocale("fi"))
            .newPage();
    private final Session sofie = Session.of(TestStack.addresses(), "sofie", "demo");
    private final String number = "+31621" + String.format("%06d", System.nanoTime() % 1_000_000);

    @AfterEach
    void leave(TestInfo test) {
        picture(test.getTestMethod().orElseThrow().getName());
        chromium.close();
    }

    @Test
    void somebodyChoosesWhatTheyGetAndHow() {
        // Given
        page.onConsoleMessage(message -> faults.add(message.text()));
        var id = person("fy");
        page.navigate(link(id));
        picture("preferencesFrisian");

        // When
        box("E-mail", "Oanbiedingen en nijs").check();
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("E-mail"))
                .check();
        press("Bewarje");

        // Then
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Jo foarkarren binne bewarre.");
        assertThat(box("E-mail", "Oanbiedingen en nijs")).isChecked();
        assertThat(box("Sms", "Oanbiedingen en nijs")).not().isChecked();
        assertThat(contact(id).path("preferredChannel").asText()).isEqualTo("email");
        assertThat(contact(id).path("consents").toString())
                .isEqualTo("[{\"channel\":\"email\",\"purpose\":\"marketing\",\"state\":\"granted\"}]");
        assertThat(faults).isEmpty();
    }

    @Test
    void somebodyWhoHasHadEnoughStopsEverythingInTheirOwnLanguage() {
        // Given
        var id = person(null);
        page.navigate(link(id));
        assertThat(page.locator("h1")).hasText("Viestiasetuksesi");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Nederlands"))
                .click();

        // When
        press("Alles stoppen");

        // Then
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Uw keuzes zijn opgeslagen.");
        assertThat(contact(id).path("consents").findValuesAsText("state")).containsOnly("withdrawn");
    }

    @Test
    void consentIsConfirmedByTheLinkInATextMessage() {
        // Given
        var id = person("nl");
        var request = json().put("channel", "sms").put("purpose", "marketing").put("text", "Ja, sms mij aanbiedingen.");
        sofie.post("/api/v1/contacts/" + id + "/consent-requests", request).expect(201);
        var message = Waiting.until(
                "the message that asks",
                () -> new Sandbox(TestStack.addresses(), "meer").lastTo(number, "Bevestig"),
                Optional::isPresent);
        var link = LINK.matcher(message.orElseThrow());
        assertThat(link.find()).isTrue();
        page.navigate(link.group());
        assertThat(contact(id).path("consents")).isEmpty();
        picture("confirmation");

        // When
        press("Ja, ik bevestig dit");

        // Then
        assertThat(page.getByRole(AriaRole.STATUS))
                .hasText("U hebt het bevestigd. U kunt altijd van gedachten veranderen.");
        assertThat(contact(id).path("consents").findValuesAsText("state")).containsExactly("granted");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Naar uw voorkeuren"))
                .click();
        assertThat(box("Sms", "Aanbiedingen en nieuws")).isChecked();
    }

    private String person(@org.jspecify.annotations.Nullable String language) {
        var person = json().put("givenName", "Sjoukje").put("language", language);
        person.putArray("phones").add(number);
        person.putArray("emails").add("sjoukje" + number.substring(1) + "@example.org");
        return sofie.post("/api/v1/contacts", person)
                .expect(201)
                .json()
                .path("contactId")
                .asText();
    }

    private String link(String contact) {
        return sofie.post("/api/v1/contacts/" + contact + "/preference-link", json())
                .expect(200)
                .json()
                .path("url")
                .asText();
    }

    private JsonNode contact(String id) {
        return sofie.get("/api/v1/contacts/" + id, Map.of()).expect(200).json();
    }

    private Locator box(String channel, String purpose) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + channel)))
                .getByLabel(purpose);
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
    }

    private void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screenshots", name + ".png")));
    }
}

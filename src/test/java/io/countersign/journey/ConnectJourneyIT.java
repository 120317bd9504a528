package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Phone;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member connects a client that shows a code, having signed in first; the code leaves no trace in the browser. */
class ConnectJourneyIT extends BrowserJourney {

    private static final String BOB = "bob@acme.test";

    private Phone client;
    private JsonNode asked;
    private String code;

    @BeforeEach
    void ask() {
        client = new Phone(server);
        Map<String, Object> extension = Map.of("client", Map.of("name", "Chrome extension", "platform", "Linux"));
        asked = client.send("POST", "/api/session/connections", extension)
                .expect(201)
                .json();
        code = asked.path("userCode").asText();
    }

    @Test
    void memberSignsInAndConnectsTheClient() {
        Pocket phone = pocket(BOB);
        Desk desk = desk();
        Page page = desk.page();
        page.navigate("/connect#" + code);
        desk.field("Email").fill(BOB);
        desk.field("Password").fill(Api.DEMO_PASSWORD);
        desk.button("Sign in").click();

        assertThat(desk.heading("Connect Chrome extension on Linux?")).isVisible();
        assertThat(page.locator("dd.code")).hasText(code);
        assertThat(page.url()).endsWith("/connect");
        Screens.look(page, "connect");
        desk.button("Connect").click();
        assertThat(desk.dialogSays("Confirm your identity to continue"))
                .containsText("Let \"Chrome extension on Linux\" at 127.0.0.1 sign in as you");
        phone.tapItsMe();

        assertThat(desk.heading("Chrome extension on Linux is connected")).isVisible();
        Screens.look(page, "connected");
        assertThat(state()).isEqualTo("connected");
        desk.link("Your sessions").click();
        assertThat(page.locator("sessions-page li.row").getByText("Chrome extension on Linux"))
                .isVisible();
        Screens.look(page, "sessions-with-client");
        page.navigate("/connect");
        assertThat(desk.heading("Connect a client")).isVisible();
    }

    @Test
    void wrongCodeIsToldAndTheRightOneRefused() {
        Desk desk = desk().signedIn(BOB);
        desk.page().navigate("/connect");
        desk.field("The code that it shows").fill("wrong");
        desk.button("Go on").click();
        assertThat(desk.page().getByText("Nobody asks with this code.")).isVisible();
        Screens.look(desk.page(), "connect-wrong-code");

        desk.page().locator("input.code").fill(code.toLowerCase());
        desk.button("Go on").click();
        desk.button("Refuse").click();

        assertThat(desk.heading("You have refused")).isVisible();
        assertThat(state()).isEqualTo("refused");
    }

    private String state() {
        return client.send("GET", "/api/session/connections/" + asked.path("id").asText(), null)
                .expect(200)
                .json()
                .path("state")
                .asText();
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One confirmation reveals all masked fields of a secret, as long as one of them is shown. */
class RevealFieldsIT extends BrowserJourney {

    @Test
    void asLongAsOneIsShownTheOthersOpenWithoutAskingAgain() {
        List.of("birch-Heron-40", "left-of-the-lift-3").forEach(server.needles()::addValue);
        Api api = Journey.signedIn(server, ANN);
        Map<String, Object> fields =
                Map.of("host", "rack-3.test", "password", "birch-Heron-40", "note", "left-of-the-lift-3");
        String id = api.post(
                        "/api/secrets",
                        Map.of("type", "server", "name", "Rack 3", "fields", fields, "confirmToView", true))
                .expect(201)
                .json()
                .path("id")
                .asText();
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        Page page = desk.page();
        page.navigate("/secrets/" + id);

        row(page, "Password").getByText("Reveal").click();
        desk.dialogSays("Confirm your identity to continue");
        phone.tapItsMe();
        assertThat(row(page, "Password")).containsText("birch-Heron-40");
        row(page, "Note").getByText("Reveal").click();
        assertThat(row(page, "Note")).containsText("left-of-the-lift-3");
        assertThat(desk.dialog()).hasCount(0);
        Screens.glance(page, "secret-revealed-all");

        row(page, "Password")
                .getByText("Hide", new Locator.GetByTextOptions().setExact(true))
                .click();
        row(page, "Note")
                .getByText("Hide", new Locator.GetByTextOptions().setExact(true))
                .click();
        row(page, "Password").getByText("Reveal").click();
        desk.dialogSays("Confirm your identity to continue");
    }

    private static Locator row(Page page, String label) {
        return page.locator("secret-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making and changing a secret: what is typed survives everything but saving or discarding it. */
class EditSecretIT extends BrowserJourney {

    private static final String LONG_NAME =
            "A name of a hundred characters that a careful person has given to a secret, of the build 🛠 ניסיון farm";

    private Api api;

    @BeforeEach
    void signIn() {
        api = Journey.signedIn(server, ANN);
    }

    @Test
    void secretIsMadeInTheForm() {
        Desk desk = desk().signedIn(ANN);
        server.needles().addValue("entirely-new-value-77");
        desk.link("New").click();
        assertThat(desk.heading("New secret")).isVisible();
        Screens.look(desk.page(), "secret-new");
        assertThat(desk.page().getByLabel("Text", new Page.GetByLabelOptions().setExact(true)))
                .isFocused();
        desk.field("Name").fill(LONG_NAME);
        desk.page().getByLabel("Note").fill("entirely-new-value-77");
        desk.button("Create secret").click();

        assertThat(desk.page().locator("secret-detail h1")).hasText(LONG_NAME);
        desk.button("Reveal").click();
        assertThat(desk.value()).containsText("entirely-new-value-77");
        Screens.look(desk.page(), "secret-long-name");
    }

    @Test
    void typedTextIsKeptThroughTheConfirmation() {
        String id = Journey.createSecret(api, "Staging server", "old-staging-value-1", false);
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        server.needles().addValue("new-staging-value-2");
        desk.page().navigate("/secrets/" + id + "/edit");
        assertThat(desk.heading("Edit Staging server")).isVisible();
        Screens.look(desk.page(), "secret-edit");
        desk.field("Name").fill("Staging server, new");
        desk.button("Write a new one").click();
        desk.page().getByLabel("Note").fill("new-staging-value-2");

        desk.button("Save changes").click();
        desk.dialogSays("Confirm your identity to continue");
        assertThat(before(desk.dialog().locator("#ask-what"), "strong")).isEqualTo("Edit the secret \"");
        Screens.look(desk.page(), "secret-edit-confirm");
        assertThat(phone.heading("Confirmation Request")).isVisible();
        assertThat(before(phone.page().locator("#sentence"), ".target")).isEqualTo("Edit the secret \"");
        Screens.look(phone.page(), "phone-request-edit");
        desk.press("Cancel");
        assertThat(desk.field("Name")).hasValue("Staging server, new");
        assertThat(desk.page().getByLabel("Note")).hasValue("new-staging-value-2");
        phone.button("Close").click();
        desk.button("Save changes").click();
        phone.tapItsMe();

        assertThat(desk.toast()).containsText("Identity is confirmed. Changes saved");
        assertThat(desk.page().locator("secret-detail h1")).hasText("Staging server, new");
        Answer revealed = api.post("/api/secrets/" + id + "/reveal").expect(200);
        assertThat(revealed.json().at("/fields/note").asText()).isEqualTo("new-staging-value-2");
    }

    @Test
    void deletedSecretIsGoneAfterTheWarningAndItsMe() {
        String id = Journey.createSecret(api, "Old router", "old-router-value-9", false);
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.page().navigate("/secrets/" + id);
        desk.button("Delete").click();
        assertThat(desk.heading("Delete Old router?")).isVisible();
        Screens.look(desk.page(), "secret-delete");
        desk.button("Delete secret").click();
        phone.tapItsMe();

        assertThat(desk.toast()).containsText("Secret deleted");
        desk.page().navigate("/secrets/" + id);
        assertThat(desk.heading("This secret is gone, or not shared with you")).isVisible();
        Screens.look(desk.page(), "secret-gone");
    }

    /** The words of a sentence before its part that stands out. */
    private static Object before(Locator sentence, String part) {
        return sentence.evaluate("""
                (sentence, part) => {
                    const range = document.createRange();
                    range.setStart(sentence, 0);
                    range.setEndBefore(sentence.querySelector(part));
                    return range.toString();
                }\
                """, part);
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.countersign.testing.Api;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin views the SCIM API token and rotates it; both are confirmed on the phone. */
class ProvisioningJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";

    private Pocket phone;
    private Desk desk;

    @BeforeEach
    void openPage() {
        phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("Provisioning").click();
        assertThat(desk.heading("Provisioning")).isVisible();
    }

    @Test
    void tokenIsViewedAndRotated() {
        assertThat(desk.page().getByText(server.publicUrl() + "/scim/v2")).isVisible();
        assertThat(token()).containsText("Hidden");

        desk.button("View token").click();
        confirm("View the SCIM API token of the workspace");
        assertThat(token()).containsText("scim_");
        String first = token().innerText();
        server.needles().add(first);
        Api idp = Api.bearer(server, first).with("Accept", "application/scim+json");
        idp.get("/scim/v2/Users?count=1").expect(200);
        desk.page().reload();
        assertThat(token()).containsText("Hidden");
        assertThat(desk.page().locator("provisioning-page .facts")).containsText("Last used");
        Screens.look(desk.page(), "provisioning");

        desk.button("Rotate token").click();
        Locator question = desk.page().locator("question-dialog");
        assertThat(question).containsText("is refused from then on");
        question.locator("button.danger").click();
        confirm("the one in use ends at once");
        assertThat(desk.toast()).containsText("The new token is shown for one minute");
        assertThat(token()).containsText("scim_");
        String second = token().innerText();
        server.needles().add(second);
        assertThat(second).isNotEqualTo(first);
        Screens.look(desk.page(), "provisioning-token");
        idp.get("/scim/v2/Users?count=1").expect(401);

        Desk ann = desk().signedIn(ANN);
        assertThat(ann.link("Provisioning")).hasCount(0);
        ann.page().navigate("/provisioning");
        assertThat(ann.page().getByText("Only admins set up provisioning.")).isVisible();
    }

    private Locator token() {
        return desk.page().locator("provisioning-page secret-field .value").nth(1);
    }

    private void confirm(String words) {
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }
}

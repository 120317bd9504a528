package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ann shares a secret with a colleague and a team, changes a role, and takes access away. */
class ShareJourneyIT extends BrowserJourney {

    private Pocket phone;
    private Desk desk;

    @Test
    void secretIsSharedChangedAndTakenBack() {
        phone = pocket(ANN);
        Api ann = Journey.signedIn(server, ANN);
        String name = "Harbour gate " + System.nanoTime();
        String team = "Night shift " + System.nanoTime();
        Journey.createSecret(ann, name, "lever under the bench", false);
        Journey.signedIn(server, "admin@acme.test")
                .post("/api/teams", Map.of("name", team))
                .expect(201);
        desk = desk().signedIn(ANN);
        desk.openSecret(name);
        desk.link("Share").click();
        assertThat(row("Ann Archer")).containsText("You");

        desk.page().locator("secret-access").getByText("Share").last().click();
        desk.page().locator("share-dialog .primary").click();
        assertThat(desk.page().getByText("Choose a person or a team first.")).isVisible();
        add("Bob Baker (bob@acme.test)");
        add(team);
        dialogRow(team).getByRole(AriaRole.COMBOBOX).selectOption("Owner");
        desk.page().getByLabel("Message, for their mail").fill("For the night of the move");
        Screens.look(desk.page(), "share-dialog");
        desk.button("Share with 2").click();
        desk.dialogSays("Confirm your identity to continue");
        desk.press("Cancel");
        assertThat(dialogRow("Bob Baker")).isVisible();
        assertThat(desk.page().getByLabel("Message, for their mail")).hasValue("For the night of the move");
        desk.button("Share with 2").click();
        confirm("with the message \"For the night of the move\"");
        assertThat(desk.toast()).containsText("Shared with 2");
        assertThat(row(team)).containsText("Team");
        Screens.look(desk.page(), "sharing");

        role("Ann Archer").selectOption("Collaborator");
        desk.button("Stop being an owner").click();
        assertThat(desk.toast()).containsText("The last owner stays");
        assertThat(role("Ann Archer")).hasValue("owner");

        role("Bob Baker").selectOption("Owner");
        confirm("an owner of");
        assertThat(role("Bob Baker")).hasValue("owner");
        row(team).getByLabel("Remove " + team).click();
        desk.button("Remove access").click();
        confirm("no more with the team");
        assertThat(row(team)).hasCount(0);

        row("Ann Archer").getByLabel("Remove Ann Archer").click();
        desk.button("Leave this secret").click();
        confirm("no more with");
        assertThat(desk.page()).hasURL(Pattern.compile(".*/secrets(\\?.*)?"));
    }

    private void add(String who) {
        desk.page()
                .getByLabel("Person or team", new Page.GetByLabelOptions().setExact(true))
                .selectOption(who);
        desk.button("Add").click();
    }

    private Locator dialogRow(String name) {
        return desk.page().locator("share-dialog li.row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator row(String name) {
        return desk.page().locator("secret-access li.row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private Locator role(String name) {
        return desk.page().getByLabel("Role of " + name);
    }

    private void confirm(String words) {
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }
}

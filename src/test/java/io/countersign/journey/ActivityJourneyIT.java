package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin changes the workspace's settings, and finds in the activity what was done, by which confirmation. */
class ActivityJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";

    private Pocket phone;
    private Desk desk;

    @AfterEach
    void asBefore() {
        CleanSlate.setting(server, "remember", java.util.Map.of("secret.view", "PT0S"));
        CleanSlate.setting(server, "sessionIdle", "PT2H");
    }

    @Test
    void adminChangesSettingsAndFollowsThemInTheActivity() throws IOException {
        phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("Settings").click();
        choose("View a secret", "PT3M", "remember secret.view for 3 minutes");
        assertThat(desk.toast()).containsText("It is remembered from now on");
        choose("Sign out after this time without use", "PT30M", "sessions end after 30 minutes without a request");
        assertThat(desk.toast()).containsText("Sessions end as chosen");
        assertThat(desk.page().getByLabel("View a secret")).hasValue("PT3M");
        desk.heading("Staying signed in").scrollIntoViewIfNeeded();
        Screens.look(desk.page(), "settings-times");

        desk.link("Activity").click();
        desk.page().getByLabel("What", exactly()).selectOption("workspace.*");
        Locator rows = desk.page().locator("activity-page li.row");
        assertThat(rows.first()).containsText("changed the settings of Acme");
        assertThat(desk.page()).hasURL(Pattern.compile(".*/activity\\?event=workspace\\.\\*"));
        desk.page().reload();
        assertThat(rows.first()).containsText("changed the settings of Acme");
        desk.button("Verify").click();
        assertThat(desk.page()
                        .getByRole(com.microsoft.playwright.options.AriaRole.STATUS)
                        .first())
                .containsText("The trail is whole");
        desk.page().getByText("Show as a table").click();
        assertThat(desk.page().locator(".chart tbody tr").first()).isVisible();
        Screens.look(desk.page(), "activity-verified");
        assertThat(saved("CSV")).startsWith("n,at,actor").contains("workspace.changed");

        rows.first().getByLabel("How it was confirmed").click();
        assertThat(desk.page().locator("confirmation-record h1")).containsText("Change the settings of the workspace");
        assertThat(desk.page().locator("confirmation-record dl")).containsText("Confirmed and used");
        Screens.look(desk.page(), "activity-confirmation");
        assertThat(saved("Download receipt")).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
        desk.page().goBack();
        assertThat(rows.first()).containsText("changed the settings of Acme");
        memberSeesTheOwnAlone();
    }

    @Test
    void answerToAnEarlierFilterIsNotWhatIsShown() {
        desk = desk().signedIn(ADMIN);
        Page page = desk.page();
        page.navigate("/activity");
        Locator rows = page.locator("activity-page li.row");
        assertThat(rows.first()).isVisible();
        List<Route> held = new ArrayList<>();
        page.route(url -> url.contains("/api/audit?") && url.contains("event=confirmation"), held::add);
        page.getByLabel("What", exactly()).selectOption("confirmation.*");
        page.waitForCondition(() -> held.size() == 1);
        page.getByLabel("What", exactly()).selectOption("member.*");
        // Until the later answer is there, if both are asked for at once
        page.waitForTimeout(500);
        held.get(0).resume();
        desk.awaitAnswers();

        assertThat(rows.first()).containsText("signed in");
    }

    private void memberSeesTheOwnAlone() {
        Desk anns = desk().signedIn(ANN);
        anns.page().navigate("/activity");
        assertThat(anns.page().locator("activity-page li.row").first()).containsText("Ann Archer");
        assertThat(anns.button("Verify")).hasCount(0);
        assertThat(anns.page().getByLabel("Who", exactly())).hasCount(0);
    }

    private void choose(String label, String value, String words) {
        desk.page().getByLabel(label).selectOption(value);
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }

    private String saved(String button) throws IOException {
        Download download =
                desk.page().waitForDownload(() -> desk.button(button).click());
        return Files.readString(download.path());
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}

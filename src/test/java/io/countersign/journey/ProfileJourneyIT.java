package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A member's own page: name, password, and a token that is shown once. */
class ProfileJourneyIT extends BrowserJourney {

    private static final String BOB = "bob@acme.test";
    private static final String NEW = "kettle harbour seven 1904";

    private Pocket phone;
    private Desk desk;

    @Test
    void memberRenamesThemselvesMakesATokenAndChangesThePassword() {
        server.needles().addValue(NEW);
        phone = pocket(BOB);
        desk = desk().signedIn(BOB);
        desk.page().locator(".side .me").click();
        assertThat(desk.heading("Profile")).isVisible();
        rename("Bob \uD83D\uDD11 Baker");
        assertThat(desk.page().locator(".side .me")).containsText("Bob \uD83D\uDD11 Baker");
        rename("Bob Baker");

        desk.link("API tokens For scripts that act in your name").click();
        madeTokenIsShownOnceAndEnded();

        desk.page().locator(".side .me").click();
        passwordIsChanged();
        changePassword(NEW, Api.DEMO_PASSWORD);
        assertThat(desk.toast()).containsText("Password changed");
        CleanSlate.of(server, BOB);
    }

    private void rename(String name) {
        desk.field("Name").fill(name);
        desk.button("Save").click();
        assertThat(desk.toast().getByText("Your name is changed").last()).isVisible();
        assertThat(desk.field("Name")).hasValue(name);
    }

    private void madeTokenIsShownOnceAndEnded() {
        assertThat(desk.page().getByText("You have no API token")).isVisible();
        desk.button("New token").click();
        desk.field("Name").fill("Nightly backup");
        Screens.look(desk.page(), "token-new");
        desk.button("Create token").click();
        confirm("which may read for 90 days");
        Locator shown = desk.page().locator("token-dialog code");
        assertThat(shown).hasText(Pattern.compile("\\S{43}"));
        String token = shown.textContent();
        Screens.look(desk.page(), "token-shown");
        desk.button("Done").click();
        Locator row = desk.page().locator("tokens-page li.row").first();
        assertThat(row).containsText("not used yet");
        assertThat(desk.page().content()).doesNotContain(token);
        Api.bearer(server, token).get("/api/secrets").expect(200);
        Screens.look(desk.page(), "tokens");
        row.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON).click();
        desk.button("End token").click();
        assertThat(desk.toast()).containsText("API token ended");
        assertThat(Api.bearer(server, token).get("/api/secrets").status()).isEqualTo(401);
    }

    private void passwordIsChanged() {
        Api other = Journey.signedIn(server, BOB);
        fill("not my password", NEW);
        assertThat(desk.page().getByText("The current password is wrong")).isVisible();
        assertThat(desk.field("Current password")).isFocused();
        Screens.look(desk.page(), "profile-password-wrong");
        changePassword(Api.DEMO_PASSWORD, NEW);
        assertThat(desk.toast()).containsText("Password changed. You are signed out everywhere else");
        assertThat(other.get("/api/session").status()).isEqualTo(401);
        assertThat(desk.field("Current password")).hasValue("");
    }

    private void changePassword(String current, String password) {
        fill(current, password);
        confirm("Change the password of \"bob@acme.test\"");
    }

    private void fill(String current, String password) {
        desk.field("Current password").fill(current);
        // By its begin: the hint is a part of its label
        desk.page().getByLabel("New password", new Page.GetByLabelOptions()).fill(password);
        desk.button("Change password").click();
    }

    private void confirm(String words) {
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }
}

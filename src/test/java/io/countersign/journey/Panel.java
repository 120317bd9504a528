package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Api;

/** The extension's panel, 390 pixels wide. */
record Panel(Page page) {

    void useServer(String address) {
        field("Address of your server").fill(address);
        button("Continue").click();
    }

    void signIn(String email) {
        field("Email").fill(email);
        field("Password").fill(Api.DEMO_PASSWORD);
        button("Sign in").click();
        assertThat(page.locator("secret-list a.row").first()).isVisible();
    }

    void openSecret(String name) {
        SecretRows.open(page, name);
    }

    void choose(String placeInMenu) {
        button("Menu").click();
        page.locator("#panel-menu").getByText(placeInMenu).click();
    }

    Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    Locator link(String words) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator dialog() {
        return page.locator("confirmation-dialog dialog");
    }

    Locator toast() {
        return page.locator("cs-toasts");
    }

    Locator value() {
        return page.locator("secret-field .value.open:not(.plain)");
    }

    /** Waits for the dialog to ask for this, and answers the confirmation's id. */
    String asks(String words) {
        assertThat(dialog()).containsText(words);
        return String.valueOf(
                page.evaluate("document.querySelector('confirmation-dialog') && chrome.storage.session.get(null)"
                        + ".then((kept) => Object.values(kept).filter(({ confirmation }) => confirmation)"
                        + ".sort((a, b) => a.at - b.at).at(-1).confirmation.id)"));
    }

    void confirm(Pocket phone, String words) {
        assertThat(dialog()).containsText(words);
        phone.tapItsMe();
        assertThat(dialog()).hasCount(0);
    }

    /** All that the browser keeps of the extension when it is closed, as text. */
    String kept() {
        return Kept.by(page) + page.evaluate("chrome.storage.local.get(null).then(JSON.stringify)");
    }

    void close() {
        page.close();
    }
}

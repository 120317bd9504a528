package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A computer with the web app, 1280 pixels wide. */
final class Desk implements AutoCloseable {

    private final TestServer server;
    private final BrowserContext context;
    private final Manners manners;
    private final Unanswered unanswered;
    private final Page page;

    Desk(TestServer server) {
        this.server = server;
        context = Browsers.shell()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(server.publicUrl().toString())
                        .setPermissions(List.of("clipboard-read", "clipboard-write"))
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1280, 800));
        context.setDefaultTimeout(20_000);
        manners = new Manners(context, server.publicUrl());
        unanswered = new Unanswered(context);
        page = context.newPage();
    }

    /** Signed in, without the work of the form's page. */
    Desk signedIn(String email) {
        return with(Journey.signedIn(server, email));
    }

    /** With the session of another client: what a copied cookie is good for. */
    Desk with(Api session) {
        session.cookies()
                .all()
                .forEach((name, value) -> context.addCookies(List.of(
                        new Cookie(name, value).setUrl(server.publicUrl().toString()))));
        page.navigate("/secrets");
        assertThat(heading("Secrets")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** All that the browser keeps of the web app when it is closed, as text. */
    String kept() {
        return Kept.by(page);
    }

    Manners manners() {
        return manners;
    }

    Locator heading(String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** An input by just this label. */
    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    Locator link(String words) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** The dialog *Confirm your identity to continue*, whatever state it is in. */
    Locator dialog() {
        return page.locator("confirmation-dialog dialog");
    }

    /** The dialog, once it says so. */
    Locator dialogSays(String title) {
        assertThat(dialog().getByRole(AriaRole.HEADING)).containsText(title);
        return dialog();
    }

    void press(String buttonInDialog) {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(buttonInDialog))
                .click();
    }

    Locator toast() {
        return page.locator("cs-toasts");
    }

    void openSecret(String name) {
        page.navigate("/secrets?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        page.locator("secret-list a.row")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
        assertThat(page.locator("secret-detail h1")).hasText(name);
    }

    /** Until nothing that a page has asked for is under way. */
    void awaitAnswers() {
        unanswered.await(page);
    }

    /** The same browser's next tab. */
    Page newTab() {
        return context.newPage();
    }

    /** Presses *Reveal* and waits for the dialog; answers the confirmation's id. */
    String askToReveal() {
        String answer = page.waitForResponse("**/reveal", () -> button("Reveal").click())
                .text();
        dialogSays("Confirm your identity to continue");
        return answer.replaceAll("(?s).*\"confirmation\":\\{\"id\":\"([^\"]+)\".*", "$1");
    }

    Locator value() {
        return page.locator("secret-field .value");
    }

    @Override
    public void close() {
        context.close();
        manners.assertGood();
    }
}

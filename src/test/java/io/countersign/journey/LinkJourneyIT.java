package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ann gives a link to somebody who has no account, and sees who has viewed it. */
class LinkJourneyIT extends BrowserJourney {

    private static final String PASSWORD = "walnut drawer";
    private static final String VALUE = "7th floor, then 4-19-88!";

    private Pocket phone;
    private Desk desk;
    private String name;

    @BeforeEach
    void annHasASecret() {
        phone = pocket(ANN);
        name = "Archive safe " + System.nanoTime();
        Api api = Journey.signedIn(server, ANN);
        String secret = api.post(
                        "/api/secrets",
                        Map.of(
                                "type",
                                "server",
                                "name",
                                name,
                                "fields",
                                Map.of("host", "safe.example.com", "user", "keeper", "password", VALUE)))
                .expect(201)
                .json()
                .path("id")
                .asText();
        attach(api, "/api/secrets/" + secret + "/attachments");
        desk = desk().signedIn(ANN);
        desk.openSecret(name);
        desk.link("Share").click();
        assertThat(desk.heading("Share " + name)).isVisible();
    }

    private void attach(Api api, String at) {
        Api named = api.with("Content-Disposition", "attachment; filename=\"floor plan.txt\"")
                .with("Content-Type", "text/plain");
        byte[] plan = "lift on the left".getBytes(StandardCharsets.UTF_8);
        Answer asked = named.sendBytes("POST", at, plan).expect(401);
        phone.tapItsMe();
        named.confirmed(asked.confirmationId()).sendBytes("POST", at, plan).expect(201);
    }

    @Test
    void strangerViewsItOnceWithCodeAndPassword() throws Exception {
        String recipient = "pat" + System.nanoTime() + "@example.test";
        String url = makeLink(recipient);
        for (int times = 0; times < 3; times++) {
            scan(url);
        }

        try (BrowserContext context = stranger()) {
            Manners manners = new Manners(context, server.publicUrl());
            Page page = context.newPage();
            page.navigate(url);
            assertThat(heading(page, "Ann Archer shares a secret with you")).isVisible();
            assertThat(page.getByText("only 1 time").first()).isVisible();
            assertThat(page.getByText(VALUE)).hasCount(0);
            press(page, "Send the code");
            String code = server.mailbox().take(recipient, Mail::hasCode).code();
            page.getByLabel("Code sent to").fill(code);
            page.getByLabel("Password").fill("walnut door");
            press(page, "Show it, this 1 time");
            assertThat(page.getByText("That is not the password. Nothing was used up."))
                    .isVisible();
            Screens.look(page, "link-invitation");
            page.getByLabel("Password").fill(PASSWORD);
            press(page, "Show it, this 1 time");

            assertThat(heading(page, name)).isVisible();
            assertThat(page.getByText(VALUE)).isVisible();
            assertThat(page.url()).isEqualTo(server.publicUrl() + "/link");
            Screens.look(page, "link-shown");
            Download file = page.waitForDownload(() -> press(page, "Download floor plan.txt"));
            assertThat(file.suggestedFilename()).isEqualTo("floor plan.txt");
            assertThat(Files.readString(file.path())).isEqualTo("lift on the left");

            page.reload();
            assertThat(heading(page, "This link is incomplete")).isVisible();
            page.navigate("about:blank");
            page.navigate(url);
            assertThat(heading(page, "This link has been used")).isVisible();
            Screens.look(page, "shared-link-used");
            page.evaluate("location.hash = 'nonsense'");
            assertThat(heading(page, "This link is incomplete")).isVisible();
            manners.assertGood();
        }

        desk.page().reload();
        desk.page().getByText("1 link that has ended").click();
        desk.button("1 view").click();
        assertThat(desk.page().getByLabel("Views")).containsText("Chrome on");
        Screens.look(desk.page(), "links");
    }

    @Test
    void linkThatIsRevokedOpensNothing() {
        desk.button("New link").click();
        desk.page().getByLabel("Can be viewed only 1 time").uncheck();
        String url = made();
        Locator row = desk.page().locator("secret-links .link-row");
        assertThat(row).containsText("Ends tomorrow");
        assertThat(row).containsText("Can be viewed by whoever has it");
        desk.button("Revoke").click();
        desk.button("Revoke link").click();
        assertThat(desk.toast()).containsText("The link is revoked");
        assertThat(desk.page().getByText("No link is active.")).isVisible();

        try (BrowserContext context = stranger()) {
            Page page = context.newPage();
            page.navigate(url);
            assertThat(heading(page, "This link was revoked")).isVisible();
        }
    }

    private String makeLink(String recipient) {
        desk.button("New link").click();
        desk.page().getByLabel("Expires in").selectOption("1 hour");
        desk.page().getByLabel("Send a code to (optional)").fill(recipient);
        desk.field("Password (optional)").fill("short");
        desk.button("Make link").click();
        assertThat(desk.page().getByText("The password must have at least 8 characters."))
                .isVisible();
        desk.field("Password (optional)").fill(PASSWORD);
        Screens.look(desk.page(), "link-new");
        return made();
    }

    private String made() {
        desk.button("Make link").click();
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText("whoever has a link to it");
        phone.tapItsMe();
        assertThat(desk.heading("Your link is ready")).isVisible();
        String url = desk.page().locator("made-link code").textContent();
        String[] fragment = url.split("#")[1].split("\\.");
        server.needles().addValue(fragment[0]);
        server.needles().addValue(fragment[1]);
        desk.button("Copy link").click();
        assertThat(desk.button("Copied")).isVisible();
        assertThat(desk.page().evaluate("navigator.clipboard.readText()")).isEqualTo(url);
        Screens.look(desk.page(), "link-made");
        desk.button("Done").click();
        return url;
    }

    /** A preview robot: loads the page, runs its scripts, looks around, and presses nothing. */
    private void scan(String url) {
        try (BrowserContext context = stranger()) {
            Page page = context.newPage();
            page.navigate(url);
            assertThat(heading(page, "Ann Archer shares a secret with you")).isVisible();
            page.reload();
            assertThat(heading(page, "Ann Archer shares a secret with you")).isVisible();
        }
    }

    private static BrowserContext stranger() {
        BrowserContext context = Browsers.shell()
                .newContext(new Browser.NewContextOptions()
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(390, 844));
        context.setDefaultTimeout(20_000);
        return context;
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    private static void press(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words))
                .click();
    }
}

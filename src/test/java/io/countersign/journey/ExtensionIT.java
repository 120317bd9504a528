package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.countersign.testing.Journey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The browser extension does what the web app does: each protected action, from the server's address on. */
class ExtensionIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";
    private static final byte[] PLAN = "the tank is drained at 31 08 by hand".getBytes(StandardCharsets.UTF_8);
    private static final String PERMISSIONS_ASKED = "() => { window.asked = []; const { request } = chrome.permissions;"
            + " chrome.permissions.request = (what) => { asked.push(what); return request.call(chrome.permissions, what); }; }";
    private static final String NOTE = "below the stairs, 6671 in the drum";
    private static final String LATER = "above the stairs, 6672 in the jar";

    private ExtensionBrowser browser;
    private Panel panel;
    private Pocket phone;

    @Test
    void secretLivesFromItsMakingToItsEnd() throws IOException {
        String name = "Cellar " + System.nanoTime();
        server.needles().addValue(NOTE);
        server.needles().addValue(LATER);
        server.needles().addValue(new String(PLAN, StandardCharsets.UTF_8));
        browser = extension();
        panel = browser.panel();
        comeIn();
        make(name);
        phone = pocket(ANN);
        viewAndCopy();
        edit();
        attach();
        restore();
        share();
        link();
        delete();
        leave();
    }

    @Test
    void adminsManageTheWorkspace() {
        String app = "Bell bot " + System.nanoTime();
        String vault = "Lofts " + System.nanoTime();
        Journey.signedIn(server, ADMIN)
                .post("/api/apps", Map.of("name", app, "kind", "other"))
                .expect(201);
        phone = pocket(ADMIN);
        browser = extension();
        panel = browser.signedIn(ADMIN);
        panel.choose("Vaults");
        panel.button("New vault").click();
        panel.field("Name").fill(vault);
        panel.button("Create vault").click();
        panel.confirm(phone, "Create the vault");
        assertThat(panel.page().locator("li.vault").filter(new Locator.FilterOptions().setHasText(vault)))
                .isVisible();
        Screens.lookInHand(panel.page(), "extension-vaults");

        panel.choose("Apps");
        panel.page().getByText(app).click();
        panel.button("Remove app").click();
        panel.field("Reason, kept in the activity").fill("Nobody hears it");
        panel.button("Remove app").last().click();
        panel.confirm(phone, "Remove the app");
        assertThat(panel.page().getByText(app)).hasCount(0);

        panel.choose("Provisioning");
        panel.button("View token").click();
        panel.confirm(phone, "SCIM");
        server.needles().add(panel.value().innerText());
        Screens.lookInHand(panel.page(), "extension-provisioning");
    }

    private void comeIn() {
        assertThat(panel.field("Address of your server")).isFocused();
        Screens.lookInHand(panel.page(), "extension-address");
        panel.useServer("http://countersign.example.com");
        assertThat(panel.page().getByRole(AriaRole.ALERT)).containsText("has to begin with https://");
        panel.page().evaluate(PERMISSIONS_ASKED);
        panel.useServer(server.publicUrl() + "/secrets");
        assertThat(panel.field("Email")).isFocused();
        assertThat(panel.page().evaluate("JSON.stringify(asked)"))
                .isEqualTo("[{\"origins\":[\"" + server.publicUrl() + "/*\"]}]");
        Screens.lookInHand(panel.page(), "extension-sign-in");
        panel.field("Email").fill(ANN);
        panel.field("Password").fill("demo-password-2");
        panel.button("Sign in").click();
        assertThat(panel.page().getByText("do not belong together")).isVisible();
        panel.signIn(ANN);
        assertThat(panel.page().locator("input[type=search]")).isFocused();
        Screens.lookInHand(panel.page(), "extension-secrets");
        panel.button("Menu").click();
        Screens.lookInHand(panel.page(), "extension-menu");
        panel.page().keyboard().press("Escape");
        assertThat(sessions()).contains("extension on Linux");
    }

    private String sessions() {
        return Journey.signedIn(server, ANN)
                .get("/api/sessions?limit=200")
                .expect(200)
                .text();
    }

    private void make(String name) {
        panel.link("New").click();
        panel.field("Name").fill(name);
        panel.page().getByLabel("Note").fill(NOTE);
        panel.page()
                .getByText("Request users to confirm their identity to view the secret")
                .click();
        assertThat(panel.kept()).contains(name).doesNotContain(NOTE);
        Screens.lookInHand(panel.page(), "extension-new");
        panel.button("Create secret").click();
        assertThat(panel.page().locator("secret-detail h1")).hasText(name);
        Screens.lookInHand(panel.page(), "extension-secret");
    }

    /** With the phone's own app this once. */
    private void viewAndCopy() {
        Handset handset = handset().pairedWithoutPush(ANN);
        panel.button("Reveal").click();
        assertThat(panel.dialog()).containsText("View the secret");
        Screens.lookInHand(panel.page(), "extension-asked");
        assertThat(handset.page().locator("main")).containsText("extension");
        handset.tapItsMe();
        assertThat(panel.value()).hasText(NOTE);
        assertThat(panel.toast()).containsText("Identity is confirmed");
        Screens.lookInHand(panel.page(), "extension-revealed");
        panel.button("Copy").click();
        assertThat(panel.button("Copied")).isVisible();
        assertThat(browser.clipboard()).isEqualTo(NOTE);
        browser.ring("clear-clipboard");
        panel.page().waitForCondition(() -> browser.clipboard().isBlank());
        panel.page().bringToFront();
    }

    private void edit() {
        panel.link("Edit").click();
        panel.button("Write a new one").click();
        panel.page().getByLabel("Note").fill(LATER);
        Screens.lookInHand(panel.page(), "extension-edit");
        panel.button("Save changes").click();
        panel.confirm(phone, "Edit");
        assertThat(panel.toast()).containsText("Changes saved");
    }

    private void attach() throws IOException {
        panel.page().getByLabel("Files to add").setInputFiles(new FilePayload("tank.txt", "text/plain", PLAN));
        panel.confirm(phone, "Add the file \"tank.txt\"");
        assertThat(panel.toast()).containsText("tank.txt added");
        Download download = panel.page().waitForDownload(() -> {
            panel.button("Download tank.txt").click();
            panel.confirm(phone, "Download");
        });
        assertThat(Files.readAllBytes(download.path())).isEqualTo(PLAN);
        panel.button("Remove tank.txt").click();
        panel.button("Remove file").click();
        panel.confirm(phone, "Remove");
        assertThat(panel.page().locator("secret-attachments")).containsText("No files yet");
    }

    private void restore() {
        panel.link("History").click();
        panel.confirm(phone, "history");
        panel.button("Open version 1").click();
        panel.confirm(phone, "version");
        assertThat(panel.page().locator(".version-inside")).containsText(NOTE);
        Screens.lookInHand(panel.page(), "extension-history");
        panel.button("Restore this version").click();
        panel.confirm(phone, "Restore");
        assertThat(panel.page().locator("secret-detail h1")).isVisible();
    }

    private void share() {
        panel.link("Share").click();
        assertThat(panel.page().locator("secret-access")).containsText("Ann Archer");
        panel.page().locator("secret-access").getByText("Share").last().click();
        panel.field("Person or team").selectOption("Bob Baker (bob@acme.test)");
        panel.page().locator("share-dialog .primary").click();
        panel.confirm(phone, "Share");
        assertThat(panel.page().locator("secret-access")).containsText("Bob Baker");
        Screens.lookInHand(panel.page(), "extension-sharing");
    }

    private void link() {
        panel.button("New link").click();
        panel.button("Make link").click();
        panel.confirm(phone, "link");
        assertThat(panel.heading("Your link is ready")).isVisible();
        String url = panel.page().locator("made-link code").textContent();
        for (String part : url.split("#")[1].split("\\.")) {
            server.needles().addValue(part);
        }
        Screens.lookInHand(panel.page(), "extension-link");
        panel.button("Done").click();
        panel.link("Secret").click();
    }

    private void delete() {
        panel.button("Delete").click();
        panel.button("Delete secret").click();
        panel.confirm(phone, "Delete");
        assertThat(panel.page()).hasURL(Pattern.compile(".*#/secrets(\\?.*)?"));
        assertThat(panel.toast()).containsText("Secret deleted");
    }

    /** Nothing is left here, and the session is over on the server. */
    private void leave() {
        panel.choose("Sign out");
        assertThat(panel.field("Email")).hasValue("");
        assertThat(sessions()).doesNotContain("extension on Linux");
        assertThat(browser.ask("chrome.storage.session.get(null)")).isEqualTo("{}");
        assertThat(browser.ask("chrome.storage.local.get(null)"))
                .isEqualTo("{\"server\":\"" + server.publicUrl() + "\"}");
    }
}

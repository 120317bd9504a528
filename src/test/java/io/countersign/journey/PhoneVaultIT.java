package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.countersign.testing.Journey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is protected, asked on one phone and confirmed on another: as at the desk, and nothing of it is kept. */
class PhoneVaultIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";
    private static final byte[] PHOTO = "the meter reads 40961 in the cellar".getBytes(StandardCharsets.UTF_8);
    private static final String NOTE = "under the fern, 5582 in the shed";
    private static final String LATER = "by the well, 5583 in the barn";

    private Pocket other;
    private Handset phone;

    @Test
    void secretLivesFromItsMakingToItsEndInTheHand() throws IOException {
        String name = "Shed " + System.nanoTime();
        server.needles().addValue(NOTE);
        server.needles().addValue(LATER);
        server.needles().addValue(new String(PHOTO, StandardCharsets.UTF_8));
        take(ANN);
        Screens.lookInHand(phone.page(), "phone-vault");
        make(name);
        viewIt();
        attach();
        edit();
        restore();
        share();
        link();
        assertThat(phone.kept()).doesNotContain("5582").doesNotContain("5583").doesNotContain("40961");
        delete();
        assertThat(phone.kept()).doesNotContain("5582").doesNotContain("5583").doesNotContain("40961");
    }

    @Test
    void adminsManageTheWorkspaceInTheHand() {
        take(ADMIN);
        String app = "Gate bot " + System.nanoTime();
        String vault = "Boats " + System.nanoTime();
        Journey.signedIn(server, ADMIN)
                .post("/api/apps", Map.of("name", app, "kind", "other"))
                .expect(201);
        fromSettings("Vaults");
        phone.button("New vault").click();
        phone.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(vault);
        phone.button("Create vault").click();
        confirm("Create the vault");
        assertThat(phone.page().locator("li.vault").filter(new Locator.FilterOptions().setHasText(vault)))
                .isVisible();
        Screens.lookInHand(phone.page(), "phone-vaults");

        fromSettings("Apps");
        phone.page().getByText(app).click();
        phone.button("Remove app").click();
        phone.page().getByLabel("Reason, kept in the activity").fill("Nobody uses it");
        phone.button("Remove app").last().click();
        confirm("Remove the app");
        assertThat(phone.page().getByText(app)).hasCount(0);

        fromSettings("Provisioning");
        phone.button("View token").click();
        confirm("SCIM");
        String token =
                phone.page().locator("secret-field .value.open:not(.plain)").innerText();
        server.needles().add(token);
        Screens.lookInHand(phone.page(), "phone-provisioning");
        assertThat(phone.kept()).doesNotContain(token);
    }

    /** Two phones of one member: one to ask on, one that confirms. */
    private void take(String email) {
        other = pocket(email);
        phone = handset().pairedWithoutPush(email).openVault();
    }

    private void confirm(String words) {
        assertThat(phone.dialog()).containsText(words);
        assertThat(phone.dialog()).containsText("another phone");
        other.tapItsMe();
        assertThat(phone.dialog()).hasCount(0);
    }

    private void fromSettings(String place) {
        phone.link("Settings").click();
        phone.page().locator("cs-workspace-card").getByText(place).click();
        assertThat(phone.heading(place)).isVisible();
    }

    private void make(String name) {
        phone.link("New").click();
        phone.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill(name);
        phone.page().getByLabel("Note").fill(NOTE);
        phone.page()
                .getByText("Request users to confirm their identity to view the secret")
                .click();
        assertThat(phone.kept()).contains(name).doesNotContain(NOTE);
        Screens.lookInHand(phone.page(), "phone-secret-new");
        phone.button("Create secret").click();
        assertThat(phone.page().locator("secret-detail h1")).hasText(name);
        phone.link("Secrets").click();
        phone.openSecret(name);
        Screens.lookInHand(phone.page(), "phone-secret");
    }

    /** On the screen of another handset this once. */
    private void viewIt() {
        Handset second = handset().pairedWithoutPush(ANN);
        phone.button("Reveal").click();
        assertThat(phone.heading("Confirm your identity to continue")).isVisible();
        assertThat(phone.dialog()).containsText("another phone");
        Screens.lookInHand(phone.page(), "phone-vault-asked");
        assertThat(second.page().locator("main")).containsText("View the secret");
        second.tapItsMe();
        assertThat(value()).containsText(NOTE);
        assertThat(phone.toast()).containsText("Identity is confirmed");
        Screens.lookInHand(phone.page(), "phone-secret-revealed");
        phone.button("Copy").click();
        assertThat(phone.button("Copied")).isVisible();
    }

    private void attach() throws IOException {
        phone.page().getByLabel("Photo to add").setInputFiles(new FilePayload("meter.jpg", "image/jpeg", PHOTO));
        confirm("Add the file \"meter.jpg\"");
        assertThat(phone.toast()).containsText("meter.jpg added");
        Screens.lookInHand(phone.page(), "phone-attachments");
        Download download = phone.page().waitForDownload(() -> {
            phone.button("Download meter.jpg").click();
            confirm("Download");
        });
        assertThat(Files.readAllBytes(download.path())).isEqualTo(PHOTO);
        phone.button("Remove meter.jpg").click();
        phone.button("Remove file").click();
        confirm("Remove");
        assertThat(phone.page().locator("secret-attachments")).containsText("No files yet");
    }

    private void edit() {
        phone.link("Edit").click();
        phone.button("Write a new one").click();
        phone.page().getByLabel("Note").fill(LATER);
        Screens.lookInHand(phone.page(), "phone-secret-edit");
        phone.button("Save changes").click();
        confirm("Edit");
        assertThat(phone.toast()).containsText("Changes saved");
    }

    private void restore() {
        phone.link("History").click();
        confirm("history");
        phone.button("Open version 1").click();
        confirm("version");
        assertThat(phone.page().locator(".version-inside")).containsText(NOTE);
        Screens.lookInHand(phone.page(), "phone-history");
        phone.button("Restore this version").click();
        confirm("Restore");
        assertThat(phone.page().locator("secret-detail h1")).isVisible();
    }

    private void share() {
        phone.link("Share").click();
        phone.button("Share").click();
        phone.page().getByLabel("Person or team").selectOption("Bob Baker (bob@acme.test)");
        Screens.lookInHand(phone.page(), "phone-share");
        phone.page().locator("share-dialog .primary").click();
        confirm("Share");
        assertThat(phone.page().locator("secret-access")).containsText("Bob Baker");
        Screens.lookInHand(phone.page(), "phone-sharing");
    }

    private void link() {
        phone.button("New link").click();
        phone.button("Make link").click();
        confirm("link");
        assertThat(phone.heading("Your link is ready")).isVisible();
        String url = phone.page().locator("made-link code").textContent();
        for (String part : url.split("#")[1].split("\\.")) {
            server.needles().addValue(part);
        }
        Screens.lookInHand(phone.page(), "phone-link-made");
        phone.button("Done").click();
        assertThat(phone.kept()).doesNotContain(url.split("#")[1]);
        phone.link("Secret").click();
    }

    private void delete() {
        phone.button("Delete").click();
        phone.button("Delete secret").click();
        confirm("Delete");
        assertThat(phone.page()).hasURL(Pattern.compile(".*#/secrets(\\?.*)?"));
        assertThat(phone.toast()).containsText("Secret deleted");
    }

    private Locator value() {
        return phone.page().locator("secret-field .value");
    }
}

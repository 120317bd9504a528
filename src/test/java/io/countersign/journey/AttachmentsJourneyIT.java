package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of a secret at the desk: added by choosing and by dropping, downloaded, removed, each with It's me! */
class AttachmentsJourneyIT extends BrowserJourney {

    private static final byte[] DEED = "%PDF-1.7 the deed of the cellar, copy 7719".getBytes(StandardCharsets.UTF_8);
    private static final String LONG_NAME = "Grundbuchauszug und Übergabeprotokoll ניסיון 🏠 der Liegenschaft am Ende"
            + " der langen Straße, zweite beglaubigte Abschrift.pdf";

    private Desk desk;
    private Locator files;

    @BeforeEach
    void atASecret() {
        Api api = Journey.signedIn(server, ANN);
        server.needles().addValue("the deed of the cellar, copy 7719");
        String id = Journey.createSecret(api, "Deed", "behind the boiler", false);
        desk = desk().signedIn(ANN);
        desk.page().navigate("/secrets/" + id);
        files = desk.page().locator("secret-attachments");
    }

    @Test
    void fileIsAddedDownloadedAndRemoved() throws IOException {
        Handset phone = handset().pairedWithoutPush(ANN);
        assertThat(files).containsText("No files yet");
        Screens.look(desk.page(), "attachments-none");

        choose(new FilePayload(LONG_NAME, "application/pdf", DEED));
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText("Add the file");
        Screens.look(desk.page(), "attachment-confirm");
        Screens.look(phone.page(), "phone-request-attachment");
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("Identity is confirmed. " + LONG_NAME + " added");
        assertThat(files.locator("li")).containsText("42 bytes · application/pdf");
        Screens.look(desk.page(), "attachments");

        Download download = desk.page().waitForDownload(() -> {
            press("Download");
            desk.dialogSays("Confirm your identity to continue");
            phone.tapItsMe();
        });
        Assertions.assertThat(download.suggestedFilename()).endsWith("beglaubigte Abschrift.pdf");
        Assertions.assertThat(Files.readAllBytes(download.path())).isEqualTo(DEED);

        press("Remove");
        assertThat(desk.heading("Remove " + LONG_NAME + "?")).isVisible();
        Screens.look(desk.page(), "attachment-remove");
        desk.button("Remove file").click();
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("removed");
        assertThat(files).containsText("No files yet");
        assertThat(files.locator("h2")).isFocused();
    }

    @Test
    void tooLargeIsSaidBeforeAnythingIsAsked() {
        pocket(ANN);
        choose(new FilePayload("film.mov", "video/quicktime", new byte[(10 << 20) + 1]));

        assertThat(files.locator("[role=alert]")).hasText("film.mov is too large. A file has at most 10 MB.");
        assertThat(desk.dialog()).isHidden();
        Screens.look(desk.page(), "attachment-too-large");
    }

    @Test
    void uploadShowsItsProgressAndCanBeCancelled() {
        Pocket phone = pocket(ANN);
        slowLine();
        choose(new FilePayload("backup.bin", "application/octet-stream", new byte[8 << 20]));
        phone.tapItsMe();

        Locator progress = files.locator("progress");
        desk.page().waitForCondition(() -> (Double) progress.evaluate("bar => Number(bar.value) + 0.5") > 1);
        assertThat(desk.dialog()).isHidden();
        assertThat(files.locator(".sending")).containsText("of 8.0 MB");
        Screens.glance(desk.page(), "attachment-progress");
        press("Cancel");

        assertThat(progress).isHidden();
        assertThat(files).containsText("No files yet");
    }

    @Test
    void droppedFileIsAdded() {
        Pocket phone = pocket(ANN);
        Object dropped = desk.page()
                .evaluateHandle(
                        "() => { const data = new DataTransfer();"
                                + " data.items.add(new File(['dropped'], 'dropped.txt', { type: 'text/plain' })); return data; }");
        Locator zone = files.locator("section");
        zone.dispatchEvent("dragover", java.util.Map.of("dataTransfer", dropped));
        assertThat(zone).hasClass(java.util.regex.Pattern.compile("over"));
        Screens.look(desk.page(), "attachment-dragged");
        zone.dispatchEvent("drop", java.util.Map.of("dataTransfer", dropped));
        phone.tapItsMe();

        assertThat(files.locator("li")).containsText("dropped.txt");
    }

    private void choose(FilePayload file) {
        Page page = desk.page();
        page.waitForFileChooser(() -> desk.button("Add a file").click()).setFiles(file);
    }

    private void press(String button) {
        files.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    /** 200 KB in a second. */
    private void slowLine() {
        var tools = desk.context().newCDPSession(desk.page());
        tools.send("Network.enable");
        var limits = new com.google.gson.JsonObject();
        limits.addProperty("offline", false);
        limits.addProperty("latency", 0);
        limits.addProperty("downloadThroughput", -1);
        limits.addProperty("uploadThroughput", 200_000);
        tools.send("Network.emulateNetworkConditions", limits);
    }
}

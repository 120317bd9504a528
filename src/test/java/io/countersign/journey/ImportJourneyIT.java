package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Secrets come in from a file, after a look at what they become, and go out as one file that only its password opens. */
class ImportJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";
    private static final String PREVIEWS = "**/api/secrets/import/preview";
    private static final String RUNS = "**/api/secrets/imports/*";
    private static final Charset SPREADSHEET = Charset.forName("windows-1252");
    private static final String TABLE = """
            Bezeichnung;Rechner;Kennwort;Port
            Büro-Archiv;archiv.example.com;Möwe-Sandbank-41;5432
            Prüfstand;pruef.example.com;Eule-Heuboden-17;unbekannt
            Zählerwerk;zaehler.example.com;Dachs-Uferweg-63;3306
            """;

    private Desk desk;

    @AfterEach
    void leaveThePolicyAsItWas() {
        CleanSlate.setting(server, "exportBy", "admins");
    }

    @Test
    void tableIsMappedItsWrongLineLeftOutAndTheRestImported() {
        server.needles().addValue("Möwe-Sandbank-41");
        server.needles().addValue("Dachs-Uferweg-63");
        at(ANN, "Import");
        Screens.look(desk.page(), "import");
        choose(new FilePayload("tresor.csv", "text/csv", TABLE.getBytes(SPREADSHEET)));
        desk.page().getByLabel("Each line becomes a secret of the kind").selectOption("database");
        aim("Bezeichnung", "Name");
        aim("Rechner", "Host");
        aim("Kennwort", "Password");
        aim("Port", "Port");

        assertThat(desk.heading("2 secrets to import")).isVisible();
        assertThat(desk.page().getByText("Line 3: Port must be a whole number."))
                .isVisible();
        assertThat(desk.page().locator(".preview")).containsText("Zählerwerk");
        assertThat(desk.page().locator(".preview")).not().containsText("Sandbank");
        desk.button("Import 2 secrets").click();
        assertThat(desk.page().getByText("Tick this, or mend the file and choose it again."))
                .isVisible();
        Screens.look(desk.page(), "import-preview");
        desk.page().getByLabel("Leave out the row with errors").check();
        desk.page().route(RUNS, ImportJourneyIT::answerAsIfRunning);
        desk.button("Import 2 secrets").click();
        assertThat(desk.page().getByText("1,250 of 2,000 secrets")).isVisible();
        Screens.look(desk.page(), "import-progress");
        desk.page().reload();
        assertThat(desk.page().getByText("1,250 of 2,000 secrets")).isVisible();
        desk.page().unroute(RUNS);

        assertThat(desk.toast()).containsText("2 secrets imported");
        assertThat(row("Büro-Archiv")).containsText("archiv.example.com");
        assertThat(row("Prüfstand")).hasCount(0);
        desk.button("It is deleted").click();
        assertThat(desk.page().getByText("Now delete the file you imported")).isHidden();
        Assertions.assertThat(passwordOf(ANN, "Zählerwerk")).isEqualTo("Dachs-Uferweg-63");
    }

    @Test
    void pressWhileTheFileIsLookedAtAnewWaitsForWhatIsFound() {
        at(ANN, "Import");
        choose(new FilePayload("tresor.csv", "text/csv", TABLE.getBytes(SPREADSHEET)));
        desk.page().getByLabel("Each line becomes a secret of the kind").selectOption("database");
        aim("Bezeichnung", "Name");
        assertThat(desk.heading("2 secrets to import")).isVisible();
        List<Route> held = new CopyOnWriteArrayList<>();
        desk.page().route(PREVIEWS, held::add);

        aim("Rechner", "Host");
        desk.button("Import 2 secrets").click();
        desk.page().waitForCondition(() -> held.size() == 1);
        held.get(0).resume();
        assertThat(desk.page().getByText("Tick this, or mend the file and choose it again."))
                .isVisible();

        desk.page().getByLabel("Leave out the row with errors").check();
        aim("Port", "Leave out");
        desk.button("Import 2 secrets").click();
        desk.page().waitForCondition(() -> held.size() == 2);
        held.get(1).resume();
        assertThat(desk.button("Import 3 secrets")).hasAttribute("aria-busy", "false");
        assertThat(desk.heading("Import secrets")).isVisible();
    }

    @Test
    void exportIsSealedByItsPasswordAndImportedAgain() throws IOException {
        server.needles().addValue("Luchs-Hangweg-28");
        Api api = Journey.signedIn(server, ADMIN);
        api.post(
                        "/api/secrets",
                        Map.of(
                                "type",
                                "server",
                                "name",
                                "Lighthouse",
                                "fields",
                                Map.of("password", "Luchs-Hangweg-28")))
                .expect(201);
        Pocket phone = pocket(ADMIN);
        at(ADMIN, "Export");
        password("too short");
        desk.button("Export").click();
        assertThat(desk.page().getByText("Password must have at least 12 characters"))
                .isVisible();
        password("Distel quer Fagott Nebel");
        Screens.look(desk.page(), "export");
        Download download = desk.page().waitForDownload(() -> {
            desk.button("Export").click();
            desk.dialogSays("Confirm your identity to continue");
            phone.tapItsMe();
        });
        String file = Files.readString(download.path());
        Assertions.assertThat(download.suggestedFilename()).matches("countersign-\\d{4}-\\d\\d-\\d\\d\\.\\w+");
        Assertions.assertThat(file).doesNotContain("Lighthouse");

        go("Import");
        choose(new FilePayload(
                download.suggestedFilename(), "application/octet-stream", file.getBytes(StandardCharsets.UTF_8)));
        password("Distel quer Fagott Regen");
        desk.button("Open").click();
        assertThat(desk.page().getByText("This password does not open this file"))
                .isVisible();
        password("Distel quer Fagott Nebel");
        desk.button("Open").click();
        assertThat(desk.page().locator(".preview tbody tr").first()).isVisible();
        assertThat(desk.page().locator(".preview")).not().containsText("Hangweg");
        desk.page()
                .locator("import-page button.primary")
                .filter(new Locator.FilterOptions().setHasText("Import"))
                .click();

        assertThat(desk.toast()).containsText("imported");
        assertThat(desk.page().getByText("Now delete the file you imported")).isHidden();
        // The administrator has many others on the shared server
        desk.page().navigate("/secrets?q=Lighthouse");
        assertThat(row("Lighthouse")).hasCount(2);
        Assertions.assertThat(passwordOf(ADMIN, "Lighthouse")).isEqualTo("Luchs-Hangweg-28");
    }

    @Test
    void adminsSayWhoExports() {
        Pocket phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("Settings").click();
        desk.page().getByLabel("Who may export secrets").selectOption("nobody");
        desk.dialogSays("Confirm your identity to continue");
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("Nobody may export secrets now");

        desk.link("Secrets").click();
        desk.button("More actions").click();
        assertThat(desk.link("Import")).isVisible();
        assertThat(desk.link("Export")).hasCount(0);
        desk.page().navigate("/export");
        assertThat(desk.page().getByText("You may not export secrets here.")).isVisible();
    }

    private void at(String email, String page) {
        desk = desk().signedIn(email);
        go(page);
    }

    private void go(String page) {
        desk.link("Secrets").first().click();
        desk.button("More actions").click();
        desk.link(page).click();
        assertThat(desk.heading(page + " secrets")).isVisible();
    }

    private void choose(FilePayload file) {
        Page page = desk.page();
        page.waitForFileChooser(() -> desk.button("Choose a file").click()).setFiles(file);
    }

    private void aim(String column, String label) {
        desk.field(column).selectOption(new SelectOption().setLabel(label));
    }

    private void password(String password) {
        desk.page().locator("[name=password]").fill(password);
    }

    private Locator row(String name) {
        return desk.page().locator("secret-list a.row").filter(new Locator.FilterOptions().setHasText(name));
    }

    /** The newest secret's of this name. */
    private String passwordOf(String email, String name) {
        Api api = Journey.signedIn(server, email);
        JsonNode found = api.get("/api/secrets?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .expect(200)
                .json();
        String id = found.path("items").path(0).path("id").asText();
        JsonNode clear = api.post("/api/secrets/" + id + "/reveal").expect(200).json();
        return clear.path("fields").path("password").asText();
    }

    private static void answerAsIfRunning(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setContentType("application/json")
                .setBody("{\"id\":\"i_1\",\"state\":\"running\",\"total\":2000,\"done\":1250}"));
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin manages vaults; each change is confirmed on the phone. */
class VaultsJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";
    private static final String LIST = "**/api/vaults?limit=100";

    private Pocket phone;
    private Desk desk;

    @BeforeEach
    void openVaults() {
        phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("Vaults").click();
        assertThat(row("Default vault")).containsText("Default");
    }

    @Test
    void vaultIsMadeRenamedChosenRekeyedAndDisabled() {
        String name = "Finance " + System.nanoTime();
        desk.button("New vault").click();
        name().fill("default VAULT");
        Screens.look(desk.page(), "vault-new");
        desk.button("Create vault").click();
        assertThat(desk.page().getByText("There is a vault of this name already"))
                .isVisible();
        assertThat(name()).hasValue("default VAULT");
        Screens.look(desk.page(), "vault-name-taken");
        name().fill(name);
        desk.button("Create vault").click();
        confirm("Create the vault");
        assertThat(row(name)).containsText("Master key");

        press(name, "Rename");
        name().fill(name + " and law");
        desk.button("Rename").click();
        confirm("name, now");
        assertThat(row(name)).containsText("and law");

        press(name, "Make default");
        confirm("the default vault from now on");
        assertThat(row(name)).containsText("Default");
        press("Default vault", "Make default");
        confirm("the default vault from now on");
        assertThat(row("Default vault").locator(".badge")).hasText("Default");

        press(name, "New keys");
        Screens.look(desk.page(), "vault-rekey-question");
        desk.page().route(LIST, route -> answerAsIfRunning(route, name));
        desk.button("Encrypt with new keys").click();
        confirm("anew, with new keys");
        assertThat(row(name)).containsText("Encrypting anew: 12 of 40");
        Screens.look(desk.page(), "vaults-rekeying");
        desk.page().unroute(LIST);
        assertThat(desk.toast()).containsText("is encrypted with new keys");
        assertThat(row(name)).not().containsText("Encrypting");

        press(name, "Disable");
        Screens.look(desk.page(), "vault-disable-question");
        desk.button("Disable vault").click();
        confirm("nothing new comes in");
        assertThat(row(name)).containsText("Disabled");
        Screens.look(desk.page(), "vaults");
        desk.page().reload();
        assertThat(row(name)).containsText("Disabled");
    }

    @Test
    void cancelledConfirmationLosesNothingTyped() {
        desk.button("New vault").click();
        name().fill("Thought over");
        desk.button("Create vault").click();
        desk.dialogSays("Confirm your identity to continue");
        desk.press("Cancel");

        assertThat(name()).hasValue("Thought over");
        desk.button("Cancel").click();
        assertThat(desk.page().locator("vault-dialog")).hasCount(0);
        assertThat(desk.page().getByText("Thought over")).hasCount(0);
    }

    @Test
    void strategiesAreOfferedWhereThereAreSeveral() {
        desk.page()
                .route(
                        "**/api/vault-strategies",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("{\"items\":[{\"id\":\"local\",\"name\":\"Master key\"},"
                                        + "{\"id\":\"kms\",\"name\":\"Key service\"}]}")));
        desk.page().reload();
        assertThat(row("Default vault")).isVisible();
        desk.button("New vault").click();
        name().fill("Guarded twice");
        desk.page().getByLabel("Encryption strategy").selectOption("kms");

        assertThat(desk.page().getByText("guarded by the key service too")).isVisible();
        assertThat(name()).hasValue("Guarded twice");
        Screens.look(desk.page(), "vault-new-strategies");
        desk.button("Create vault").click();
        assertThat(desk.toast()).containsText("it has no key service");
    }

    @Test
    void otherMembersFindNoVaultsToManage() {
        Desk ann = desk().signedIn(ANN);
        assertThat(ann.link("Vaults")).hasCount(0);
        ann.page().navigate("/vaults");
        assertThat(ann.page().getByText("Only admins manage vaults.")).isVisible();
        Screens.look(ann.page(), "vaults-not-admin");
    }

    private Locator name() {
        return desk.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true));
    }

    private Locator row(String name) {
        return desk.page().locator("vaults-page li.row").filter(new Locator.FilterOptions().setHasText(name));
    }

    private void press(String vault, String words) {
        row(vault)
                .getByText(words, new Locator.GetByTextOptions().setExact(false))
                .first()
                .click();
    }

    private void confirm(String words) {
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText(words);
        phone.tapItsMe();
        assertThat(desk.dialog()).hasCount(0);
    }

    /** The real answer, but for the vault whose progress would be over too soon to be seen. */
    private static void answerAsIfRunning(Route route, String name) {
        JsonObject list = new Gson().fromJson(route.fetch().text(), JsonObject.class);
        JsonObject progress = new JsonObject();
        progress.addProperty("done", 12);
        progress.addProperty("total", 40);
        for (JsonElement vault : list.getAsJsonArray("items")) {
            if (vault.getAsJsonObject().get("name").getAsString().startsWith(name)) {
                vault.getAsJsonObject().add("rekey", progress);
            }
        }
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(new Gson().toJson(list)));
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A typed secret is edited in part, and merged with what someone else has saved meanwhile. */
class MergeSecretIT extends BrowserJourney {

    private Colleague colleague;
    private String id;
    private Desk desk;
    private Page page;

    @BeforeEach
    void openTheForm() {
        List.of("copper-Finch-11", "amber-Otter-29").forEach(server.needles()::addValue);
        colleague = Colleague.of(server, ANN);
        id = colleague.makes(
                "database",
                "Stock database",
                Map.of("host", "stock.test", "port", "5432", "user", "reader", "password", "copper-Finch-11"));
        desk = desk().signedIn(ANN);
        page = desk.page();
        page.navigate("/secrets/" + id + "/edit");
        assertThat(desk.heading("Edit Stock database")).isVisible();
    }

    @Test
    void whatStaysClosedIsNeitherRevealedNorChanged() {
        List<String> revealed = new ArrayList<>();
        page.onRequest(request -> {
            if (request.url().endsWith("/reveal")) {
                revealed.add(request.url());
            }
        });
        page.getByLabel("Port").fill("99999");
        desk.button("Save changes").click();
        assertThat(page.getByText("Port must be at most 65535.")).isVisible();
        assertThat(page.getByLabel("Port")).isFocused();
        Screens.look(page, "secret-edit-wrong");
        Pocket phone = pocket(ANN);
        page.getByLabel("Port").fill("");
        page.getByLabel("Host").fill("stock-2.test");
        desk.button("Save changes").click();
        desk.dialogSays("Confirm your identity to continue");
        assertThat(desk.dialog()).containsText("host; port, removed");
        phone.tapItsMe();

        assertThat(page.locator("secret-detail h1")).isVisible();
        assertThat(revealed).isEmpty();
        JsonNode fields = fields();
        assertThat(fields.path("password").asText()).isEqualTo("copper-Finch-11");
        assertThat(fields.path("host").asText()).isEqualTo("stock-2.test");
        assertThat(fields.has("port")).isFalse();
    }

    @Test
    void bothSidesAreShownFieldByFieldAndMerged() {
        desk.field("Name").fill("Stock database 1");
        page.getByLabel("Host").fill("stock-lost.test");
        page.reload();
        assertThat(desk.field("Name")).hasValue("Stock database 1");
        assertThat(page.getByLabel("Host")).hasValue("stock.test");
        page.getByLabel("Host").fill("stock-mine.test");
        page.getByLabel("Port").fill("6001");
        desk.link("Secret").click();
        desk.link("Edit").click();
        colleague.saves(
                id,
                Map.of("name", "Stock database 2", "fields", Map.of("host", "stock-theirs.test", "user", "writer")));
        desk.button("Write a new one").click();
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill("amber-Otter-29");
        desk.button("Save changes").click();

        assertThat(desk.heading("Someone saved a newer version")).isVisible();
        assertThat(page.locator("fieldset.pick legend"))
                .hasText(new String[] {"Name", "Host", "Port", "User name", "Password"});
        assertThat(side("Name", "Yours")).isChecked();
        side("Name", "Theirs").check();
        assertThat(side("User name", "Theirs")).isChecked();
        assertThat(side("Password", "Yours")).isChecked();
        assertThat(side("Host", "Yours")).isChecked();
        side("Host", "Theirs").check();
        Screens.look(page, "secret-collision");
        Pocket phone = pocket(ANN);
        desk.button("Save merged version").click();
        phone.tapItsMe();

        assertThat(page.locator("secret-detail h1")).hasText("Stock database 2");
        JsonNode fields = fields();
        assertThat(fields.path("host").asText()).isEqualTo("stock-theirs.test");
        assertThat(fields.path("port").asText()).isEqualTo("6001");
        assertThat(fields.path("user").asText()).isEqualTo("writer");
        assertThat(fields.path("password").asText()).isEqualTo("amber-Otter-29");
    }

    private Locator side(String field, String whose) {
        Locator row = page.locator("fieldset.pick")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("legend")
                                .getByText(field, new Locator.GetByTextOptions().setExact(true))));
        return row.getByLabel(whose);
    }

    private JsonNode fields() {
        Api api = colleague.api();
        return api.post("/api/secrets/" + id + "/reveal").expect(200).json().path("fields");
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of secret is made in a form that follows from its declaration. */
class MakeSecretIT extends BrowserJourney {

    /** A few of its words have a hyphen of their own. */
    private static final Pattern PASSPHRASE = Pattern.compile("[a-z]+(-[a-z]+){4,}");

    private Api api;
    private Desk desk;
    private Page page;

    @BeforeEach
    void signIn() {
        api = Journey.signedIn(server, ANN);
        desk = desk().signedIn(ANN);
        page = desk.page();
    }

    @Test
    void everyDeclaredFieldOfEveryKindIsTypedAndKept() {
        for (JsonNode kind : api.get("/api/secret-kinds").expect(200).json().path("items")) {
            page.navigate("/secrets");
            assertThat(desk.heading("Secrets")).isVisible();
            choose(kind.path("name").asText());
            name("Made as " + kind.path("name").asText());
            kind.path("fields").forEach(field -> input(field).fill(sample(kind, field)));
            if (kind.path("id").asText().equals("software-licence")) {
                Screens.look(page, "secret-new-licence");
            }
            desk.button("Create secret").click();

            assertThat(page.locator("secret-detail h1"))
                    .hasText("Made as " + kind.path("name").asText());
            JsonNode clear =
                    api.post("/api" + path() + "/reveal").expect(200).json().path("fields");
            for (JsonNode field : kind.path("fields")) {
                assertThat(clear.path(field.path("name").asText()).asText()).isEqualTo(sample(kind, field));
                assertShown(field, sample(kind, field));
            }
            if (kind.path("id").asText().equals("ssh-key")) {
                Screens.look(page, "secret-ssh-key");
            }
        }
    }

    @Test
    void aMembersOwnFieldsAreAddedTypedAndRemoved() {
        choose("Custom");
        name("Warehouse gate");
        own(0, "Gate", "text", "North");
        own(1, "Opening code", "password", "fern-Bracket-18");
        own(2, "Superfluous", "text", "nothing");
        own(3, "Manual", "url", "https://gate.example/manual");
        server.needles().addValue("fern-Bracket-18");
        Screens.look(page, "secret-new-custom");
        desk.button("Remove Superfluous").click();
        assertThat(page.locator(".own")).hasCount(3);
        desk.button("Undo").click();
        assertThat(page.locator("[name='own.2.label']")).hasValue("Superfluous");
        assertThat(page.locator("[name='own.2.value']")).hasValue("nothing");
        assertThat(desk.button("Undo")).hasCount(0);
        desk.button("Remove Superfluous").click();
        Screens.look(page, "secret-field-removed");
        own(3, "Gate", "text", "South");
        desk.button("Create secret").click();
        assertThat(page.getByText("Gate is the label of another field already."))
                .isVisible();
        desk.button("Remove Gate").last().click();
        desk.button("Create secret").click();

        assertThat(page.locator("secret-detail h1")).hasText("Warehouse gate");
        assertThat(page.locator("secret-field h2")).hasText(new String[] {"Gate", "Opening code", "Manual"});
        assertThat(desk.link("https://gate.example/manual (opens in a new tab)"))
                .hasAttribute("target", "_blank");
        Screens.look(page, "secret-custom");
    }

    @Test
    void aPasswordAndAKeyPairAreMadeByTheServer() {
        choose("Server");
        name("Mail relay");
        desk.field("Password").fill("password1");
        assertThat(page.locator("strength-meter")).containsText("Guessed at once");
        desk.button("Make one").click();
        Locator output = page.locator("value-generator output");
        assertThat(output).not().isEmpty();
        desk.button("Passphrase").click();
        assertThat(output).hasText(PASSPHRASE);
        Screens.look(page, "secret-generator");
        String made = output.textContent();
        desk.button("Use this one").click();
        assertThat(desk.field("Password")).hasValue(made);
        assertThat(page.locator("strength-meter")).containsText("Strong");
        server.needles().addValue(made);
        desk.button("Cancel").click();
        assertThat(desk.toast()).containsText("New secret discarded");
        // Longer than a toast is shown, but not while it may be about to be pressed
        desk.button("Undo").focus();
        Screens.look(page, "secret-discarded");
        page.keyboard().press("Enter");
        assertThat(desk.field("Name")).hasValue("Mail relay");
        assertThat(desk.field("Password")).hasValue(made);
        assertThat(desk.toast()).not().containsText("discarded");
        desk.button("Cancel").click();
        choose("SSH key");
        name("Relay key");
        desk.button("Ed25519").click();
        assertThat(desk.field("Public key")).hasValue(Pattern.compile("ssh-ed25519 .+"));
        desk.button("Create secret").click();
        assertThat(page.locator("secret-detail h1")).hasText("Relay key");
    }

    @Test
    void onePressedForBeforeItIsMadeIsWaitedFor() {
        choose("Server");
        desk.button("Make one").click();
        assertThat(page.locator("value-generator output")).not().isEmpty();
        List<Route> held = new ArrayList<>();
        page.route("**/generators/passphrase", held::add);
        desk.button("Passphrase").click();
        desk.button("Use this one").click();
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(desk.field("Password")).isEmpty();
        held.get(0).resume();
        assertThat(desk.field("Password")).hasValue(PASSPHRASE);
    }

    @Test
    void whoSearchesWhileTheListIsReadAgainKeepsTheSearch() {
        choose("Text");
        name("Boat shed");
        List<Route> held = new ArrayList<>();
        page.route("**/api/secrets?*", held::add);
        desk.button("Create secret").click();
        page.waitForCondition(() -> held.size() == 1);
        Locator search = page.locator("secret-list input[type=search]");
        search.fill("Gondola of glass");
        page.waitForCondition(() -> held.size() == 2);
        held.get(1).resume();

        assertThat(page.getByText("Nothing is named “Gondola of glass”")).isVisible();
        assertThat(search).hasValue("Gondola of glass");
    }

    @Test
    void aTextSecretIsGivenAnEnd() {
        choose("Text");
        name("Door code for the fair");
        page.getByLabel("Expires in").selectOption("7");
        desk.button("Create secret").click();

        assertThat(page.locator("secret-detail dl")).containsText("Gone in 7 days");
        Screens.look(page, "secret-expires");
    }

    @Test
    void fieldsThatAreTypedReachNoStorageAndAreThereOnTheWayBack() {
        List<String> typed = List.of("shelf-Lamp-31", "quiet-Lantern-77", "behind the third brick 9924");
        typed.forEach(server.needles()::addValue);
        choose("Custom");
        name("Hall locker");
        own(0, "Place", "text", typed.get(0));
        own(1, "Code", "password", typed.get(1));
        page.getByLabel("Note").fill(typed.get(2));
        page.getByText("Request users to confirm").click();
        assertThat(desk.kept()).contains("Hall locker").doesNotContain(typed);
        desk.button("Show what is typed").click();
        // Of what is not so marked Chromium keeps a copy on disk, to fill it in when it starts the next time
        assertThat(page.locator(
                        ".own input:not([type=password]):not([autocomplete=off]), textarea:not([autocomplete=off])"))
                .hasCount(0);
        desk.link("People").click();
        page.goBack();
        assertThat(page.getByLabel("Note")).hasValue(typed.get(2));
        assertThat(page.locator("[name='own.0.value']")).hasValue(typed.get(0));

        page.reload();

        assertThat(desk.field("Name")).hasValue("Hall locker");
        assertThat(page.locator("[name=confirmToView]")).isChecked();
        assertThat(page.getByLabel("Note")).hasValue("");
        assertThat(page.getByText("never stored in the browser")).isVisible();
        Screens.look(page, "secret-reloaded");
        desk.button("Cancel").click();
        desk.button("Undo").click();
        assertThat(desk.field("Name")).hasValue("Hall locker");
        desk.button("Cancel").click();
        assertThat(desk.kept()).doesNotContain("Hall locker");
    }

    private void choose(String kind) {
        page.keyboard().press("n");
        assertThat(desk.heading("New secret")).isVisible();
        page.locator("label.kind", new Page.LocatorOptions().setHasText(kind)).click();
    }

    private void name(String name) {
        desk.field("Name").fill(name);
    }

    private Locator input(JsonNode field) {
        return page.locator("[name='fields." + field.path("name").asText() + "']");
    }

    private void own(int at, String label, String type, String value) {
        desk.button("Add a field").click();
        page.locator("[name='own." + at + ".label']").fill(label);
        page.locator("[name='own." + at + ".type']").selectOption(type);
        page.locator("[name='own." + at + ".value']").fill(value);
    }

    private void assertShown(JsonNode field, String value) {
        Locator row = page.locator("secret-field")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(
                                field.path("label").asText(), new Page.GetByTextOptions().setExact(true))));
        Locator shown = row.first().locator(".value");
        if (field.path("masked").asBoolean()) {
            assertThat(shown).not().containsText(value);
        } else {
            assertThat(shown).containsText(value);
        }
    }

    /** The path of the page that is open, under the API too. */
    private String path() {
        return page.url().replaceAll("^https?://[^/]+|\\?.*", "");
    }

    private String sample(JsonNode kind, JsonNode field) {
        String value = switch (field.path("type").asText()) {
            case "url" -> "https://example.test/page";
            case "email" -> "mia@example.test";
            case "number" -> "443";
            case "date" -> "2027-03-31";
            default -> kind.path("id").asText() + "-" + field.path("name").asText() + "-typed-5";
        };
        if (field.path("masked").asBoolean()) {
            server.needles().addValue(value);
        }
        return value;
    }
}

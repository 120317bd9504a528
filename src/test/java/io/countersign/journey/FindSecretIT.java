package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets are found as one types, filtered, and read on as the list is scrolled. */
class FindSecretIT extends BrowserJourney {

    private Api api;
    private Page page;
    private Locator rows;
    private Locator status;

    @BeforeEach
    void signIn() {
        api = Journey.signedIn(server, ANN);
        page = desk().signedIn(ANN).page();
        rows = page.locator("secret-list .secret-rows > li");
        status = page.locator("secret-list header [role=status]");
    }

    /** Who is about to press one presses that one. */
    @Test
    void rowsStayWhereTheyAreWhenTheVaultsCome() {
        Desk desk = desk();
        Deque<Route> held = new ArrayDeque<>();
        desk.page().route("**/api/vaults?*", held::add);
        Locator row = desk.signedIn(ANN).page().locator("secret-list a.row").first();
        assertThat(row).isVisible();
        desk.page().waitForCondition(() -> !held.isEmpty());
        double before = row.boundingBox().y;

        String vault = "{\"id\":\"v_%1$d\",\"name\":\"A vault with a long name, number %1$d\"}";
        held.pop()
                .fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[" + vault.formatted(1) + "," + vault.formatted(2) + "]}"));

        assertThat(desk.page().getByLabel("Vault", new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
        assertThat(row.boundingBox().y).isEqualTo(before);
    }

    @Test
    void theEndOfTheListIsReadOnWhenItComesNear() {
        IntStream.rangeClosed(1, 60).forEach(n -> make("text", "Turnstile " + n));
        search("turns");
        assertThat(status).hasText("50 or more found");
        assertThat(rows).hasCount(50);

        rows.last().scrollIntoViewIfNeeded();

        assertThat(rows).hasCount(60);
        assertThat(status).hasText("60 found");
    }

    @Test
    void aLateAnswerToAnEarlierQuestionIsDropped() {
        make("text", "Gondola winch");
        make("text", "Gantry crane");
        Deque<Route> held = new ArrayDeque<>();
        page.route("**/api/secrets?q=gondo*", held::add);
        search("gondo");
        page.waitForCondition(() -> !held.isEmpty());
        search("gantry");
        assertThat(rows.locator(".name")).hasText(new String[] {"Gantry crane"});
        held.forEach(Route::resume);
        page.unroute("**/api/secrets?q=gondo*");

        search("gantry c");
        assertThat(rows.locator(".name")).hasText(new String[] {"Gantry crane"});
    }

    @Test
    void filtersNarrowTheListAndStayInTheAddress() {
        make("wifi", "Ferry network");
        make("text", "Ferry timetable");
        search("ferry");
        assertThat(rows).hasCount(2);

        page.getByLabel("Kind", new Page.GetByLabelOptions().setExact(true)).selectOption("Wi-Fi");

        assertThat(rows).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("/secrets\\?q=ferry&type=wifi$"));
        Screens.look(page, "secrets-found");
        page.reload();
        assertThat(rows).hasCount(1);
        assertThat(page.getByLabel("Search secrets")).hasValue("ferry");
        page.getByText("Shared", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Searched are names and field labels")).isVisible();
        Screens.look(page, "secrets-not-found");
        page.getByText("Show all secrets").click();
        assertThat(page).hasURL(Pattern.compile("/secrets$"));
    }

    @Test
    void aNewSecretIsSeenWhateverWasLookedFor() {
        make("text", "Harbour crane");
        page.navigate("/secrets?q=harbour");
        assertThat(rows).hasCount(1);
        page.getByText("New", new Page.GetByTextOptions().setExact(true)).click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Lock gate");
        page.getByText("Create secret").click();

        assertThat(rows.first()).containsText("Lock gate");
        assertThat(page.getByLabel("Search secrets")).hasValue("");
        assertThat(page).hasURL(Pattern.compile("/secrets/[^/?]+$"));
    }

    private void search(String words) {
        page.getByLabel("Search secrets").fill(words);
    }

    private void make(String type, String name) {
        api.post("/api/secrets", Map.of("type", type, "name", name, "fields", Map.of()))
                .expect(201);
    }
}

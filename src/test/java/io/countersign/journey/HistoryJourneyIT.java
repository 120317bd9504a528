package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The history of a secret: opened, a version looked into, restored; each of them confirmed. */
class HistoryJourneyIT extends BrowserJourney {

    private static final String FIRST = "Ring twice.\nThen dial 88-larch-01.\nAsk for Olivia.";
    private static final String SECOND = "Ring twice.\nThen dial 88-larch-02.\nAsk for Olivia.\nOr for Bob.";

    @Test
    void aVersionIsComparedHiddenAgainAndRestored() {
        List.of("88-larch-01", "88-larch-02").forEach(server.needles()::addValue);
        Colleague colleague = Colleague.of(server, ANN);
        String id = colleague.makes("text", "Depot entrance", Map.of("note", FIRST));
        colleague.saves(id, Map.of("name", "Depot door", "fields", Map.of("note", SECOND)));
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        Page page = desk.page();
        page.navigate("/secrets/" + id);

        desk.link("History").click();
        desk.dialogSays("Confirm your identity to continue");
        assertThat(desk.dialog()).containsText("Open the history of the secret");
        phone.tapItsMe();
        assertThat(versions(page)).hasCount(2);
        assertThat(versions(page).first()).containsText("Changed Name, Note");
        Screens.look(page, "history");

        open(desk, phone, 2);
        assertThat(page.locator(".lines-of .was")).hasText("Removed: Then dial 88-larch-01.");
        assertThat(page.locator(".lines-of .now"))
                .hasText(new String[] {"Added: Then dial 88-larch-02.", "Added: Or for Bob."});
        assertThat(page.locator("dd.was")).hasText("Before: Depot entrance");
        Screens.look(page, "history-version");

        page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true });"
                + "document.dispatchEvent(new Event('visibilitychange'))");
        assertThat(page.getByText("88-larch")).hasCount(0);
        page.evaluate("delete document.hidden");

        open(desk, phone, 1);
        desk.button("Restore this version").click();
        desk.dialogSays("Confirm your identity to continue");
        assertThat(desk.dialog()).containsText("Restore version 1");
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("Version 1 restored");
        assertThat(page.locator("secret-detail h1")).hasText("Depot entrance");
        assertThat(colleague.reveals(id).json().at("/fields/note").asText()).isEqualTo(FIRST);
    }

    @Test
    void anAddressOfAHistoryAsksForNothingByItself() {
        Colleague colleague = Colleague.of(server, ANN);
        String id = colleague.makes("text", "Depot cellar", Map.of("note", "88-larch-03"));
        Desk desk = desk().signedIn(ANN);

        desk.page().navigate("/secrets/" + id + "/history");

        assertThat(desk.button("Open the history")).isVisible();
        assertThat(colleague.phone().requests()).isEmpty();
        Screens.look(desk.page(), "history-closed");
    }

    private static Locator versions(Page page) {
        return page.locator("secret-history .row.version");
    }

    private static void open(Desk desk, Pocket phone, int n) {
        desk.button("Open version " + n).click();
        desk.dialogSays("Confirm your identity to continue");
        phone.tapItsMe();
        assertThat(desk.button("Hide version " + n)).isVisible();
    }
}

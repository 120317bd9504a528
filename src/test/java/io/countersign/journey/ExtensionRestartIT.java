package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back while the extension waits for a confirmation: with its panel open, and closed. */
class ExtensionRestartIT extends BrowserJourney {

    @Test
    void waitsThroughARestartOpenAndClosed() {
        ExtensionBrowser browser = extension();
        browser.manners().allowOffline();
        Api api = Journey.signedIn(server, ANN);
        Phone phone = Journey.pairedPhone(api);
        Journey.createSecret(api, "Boathouse", "under the third plank", true);
        Journey.createSecret(api, "Slipway", "behind the winch", true);
        Panel open = browser.signedIn(ANN);
        String here = ask(open, "Boathouse");
        Panel closed = browser.panel();
        String there = ask(closed, "Slipway");
        closed.close();
        open.page().bringToFront();

        server.restart();
        phone.approve(here).expect(200);
        assertThat(open.value()).hasText("under the third plank");
        phone.approve(there).expect(200);
        browser.ring("watch");
        browser.awaitNotification(there);
        assertThat(browser.panel().value()).hasText("behind the winch");
    }

    private static String ask(Panel panel, String secret) {
        panel.openSecret(secret);
        panel.button("Reveal").click();
        return panel.asks(secret);
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import org.junit.jupiter.api.Test;

/** The server goes away and comes back while the extension waits for a confirmation: with its panel open, and closed. */
class ExtensionRestartIT {

    private static final String ANN = "ann@acme.test";

    @Test
    void waitsThroughARestartOpenAndClosed() {
        Browsers.assumeWanted();
        try (TestServer server = TestServer.with().start();
                ExtensionBrowser browser = new ExtensionBrowser(server)) {
            browser.manners().allowOffline();
            Api api = Journey.signedIn(server, ANN);
            Phone phone = Journey.pairedPhone(api);
            Journey.createSecret(api, "Boathouse", "under the third plank", true);
            Panel panel = browser.signedIn(ANN);
            panel.openSecret("Boathouse");
            panel.button("Reveal").click();
            String open = panel.asks("View the secret");
            server.restart();
            phone.approve(open).expect(200);
            assertThat(panel.value()).hasText("under the third plank");

            panel.button("Hide").click();
            panel.button("Reveal").click();
            String closed = panel.asks("View the secret");
            panel.close();
            server.restart();
            phone.approve(closed).expect(200);
            browser.ring("watch");
            browser.awaitNotification(closed);
            assertThat(browser.panel().value()).hasText("under the third plank");
        }
    }
}

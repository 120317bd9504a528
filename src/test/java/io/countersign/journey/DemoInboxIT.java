package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Demo mode without a mail server: mail is read in the browser. */
class DemoInboxIT {

    @BeforeAll
    static void needABrowser() {
        Browsers.shell();
    }

    @Test
    void caughtMailShowsByItselfUnderBothAddresses() {
        try (TestServer server =
                        TestServer.with().setting("countersign.mail.host", null).start();
                Desk desk = new Desk(server)) {
            desk.page().navigate("/demo/inbox");
            assertThat(desk.page().getByText("No mail yet")).isVisible();
            Screens.look(desk.page(), "demo-inbox-empty");
            Api ann = Journey.signedIn(server, "ann@acme.test");
            String confirmation = ann.post("/api/pairings").expect(401).confirmationId();
            ann.post("/api/confirmations/" + confirmation + "/email-code").expect(200);

            Locator newest = desk.page().locator("article").first();
            assertThat(newest).containsText("Your code to pair a phone");
            assertThat(newest).containsText("ann@acme.test");
            desk.page().navigate("/demo/inbox/");
            assertThat(newest).containsText("Your code to pair a phone");
            Screens.look(desk.page(), "demo-inbox");
        }
    }
}

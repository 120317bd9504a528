package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import io.countersign.testing.Journey;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An admin connects a webhook, sees what was delivered, and removes it with a reason. */
class AppsJourneyIT extends BrowserJourney {

    private static final String ADMIN = "admin@acme.test";

    private Pocket phone;
    private Desk desk;
    private HttpServer receiver;
    private volatile int status = 204;

    @BeforeEach
    void openApps() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress("localhost", server.webhookPort()), 0);
        receiver.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        receiver.start();
        phone = pocket(ADMIN);
        desk = desk().signedIn(ADMIN);
        desk.link("Apps").click();
        assertThat(desk.heading("Apps")).isVisible();
    }

    @AfterEach
    void stopListening() {
        receiver.stop(0);
    }

    @Test
    void webhookIsConnectedSeenAndRemoved() {
        String name = "Pager " + System.nanoTime();
        desk.button("Connect app").click();
        desk.field("Name").fill(name);
        desk.field("URL").fill("https://10.0.0.7/hook");
        desk.field("Note (optional)").fill("Wakes who is on call");
        desk.page().getByLabel("All of them").uncheck();
        desk.page().getByLabel("Secret created").check();
        desk.page().getByLabel("Secret deleted").check();
        dialog().getByText("Connect app").click();
        assertThat(dialog().getByRole(AriaRole.ALERT)).containsText("is not public");
        assertThat(desk.page().getByLabel("Secret created")).isChecked();
        Screens.look(desk.page(), "app-connect");

        desk.field("URL").fill("http://localhost:" + server.webhookPort() + "/hook?room=42");
        dialog().getByText("Connect app").click();
        assertThat(desk.heading(name)).isVisible();
        Locator secret = desk.page().locator("app-page .once code");
        assertThat(secret).hasText(Pattern.compile("whsec_.{44}"));
        server.needles().add(secret.innerText());
        assertThat(deliveries().first()).containsText("Answered 204");

        status = 500;
        Journey.createSecret(Journey.signedIn(server, ADMIN), "Of which an app is told", "quiet zeppelin", false);
        desk.page().reload();
        assertThat(secret).hasCount(0);
        assertThat(deliveries().first()).containsText("Answered 500; is tried again");
        assertThat(desk.page().getByText("after three days the app is disabled"))
                .isVisible();
        Screens.look(desk.page(), "app");
        desk.page().locator("app-page .crumbs a").click();
        Locator row = desk.page().locator("apps-page a.row").filter(new Locator.FilterOptions().setHasText(name));
        assertThat(row).containsText("Failing");
        Screens.glance(desk.page(), "apps");
        row.click();

        desk.button("Remove app").click();
        Locator question = desk.page().locator("question-dialog");
        assertThat(question).containsText("its signing secret, 1 waiting delivery and its log");
        desk.page().getByLabel("Reason, kept in the activity").fill("The vendor has left");
        question.locator("button.danger").click();
        assertThat(desk.dialogSays("Confirm your identity to continue")).containsText("Reason: The vendor has left");
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("App removed");
        assertThat(desk.heading("Apps")).isVisible();
        assertThat(desk.page().getByText(name)).hasCount(0);
        assertThat(desk.page().url()).endsWith("/apps");

        Desk ann = desk().signedIn(ANN);
        assertThat(ann.link("Apps")).hasCount(0);
        ann.page().navigate("/apps");
        assertThat(ann.page().getByText("Only admins manage apps.")).isVisible();
    }

    private Locator dialog() {
        return desk.page().locator("app-dialog dialog");
    }

    private Locator deliveries() {
        return desk.page().locator("app-page li.row");
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.countersign.testing.TestServer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A new server: its first owner comes in by the code in its log. */
class SetUpIT {

    private static final Pattern CODE = Pattern.compile("with the code (\\S+)");

    @BeforeAll
    static void needABrowser() {
        Browsers.shell();
    }

    @Test
    void firstOwnerSetsUpTheWorkspaceAndIsIn() {
        try (TestServer server = TestServer.with().empty().start();
                Desk desk = new Desk(server)) {
            desk.page().navigate("/secrets");
            assertThat(desk.heading("Set up Countersign")).isVisible();
            Screens.look(desk.page(), "set-up");
            desk.page().getByLabel("Set-up code").fill("not-the-code");
            desk.page().getByLabel("Workspace").fill("Initech");
            desk.page().getByLabel("Your name").fill("Olive Owner");
            desk.page().getByLabel("Your email").fill("olive@initech.test");
            desk.page().getByLabel("Password").fill("a-long-enough-password");
            server.needles().add("a-long-enough-password");
            desk.button("Create workspace").click();
            assertThat(desk.page().getByText("This is not the code in the server’s log"))
                    .isVisible();
            Screens.look(desk.page(), "set-up-wrong");

            desk.page().getByLabel("Set-up code").fill(code(server));
            desk.page().getByLabel("Password").fill("a-long-enough-password");
            desk.button("Create workspace").click();

            assertThat(desk.page().getByText("You have no secrets yet.")).isVisible();
            Screens.look(desk.page(), "secrets-first");
        }
    }

    private static String code(TestServer server) {
        return CODE.matcher(server.log())
                .results()
                .map((MatchResult found) -> found.group(1))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}

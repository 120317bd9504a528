package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import io.countersign.testing.Api;
import io.countersign.testing.Mail;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A secret is viewed after *It's me!* on the phone: from signing in to the value on the screen. */
class MainJobIT extends BrowserJourney {

    private static final String SECRET = "Production database";
    private static final String VALUE = "kT7#mvQ2-x9Lp";

    private Desk desk;
    private Handset phone;

    @Test
    void secretIsShownAfterItsMeOnThePhone() {
        desk = desk();
        phone = handsetWithNotifications();
        signIn();
        pair();
        reveal();
    }

    private void signIn() {
        desk.page().navigate("/");
        assertThat(desk.heading("Sign in to Countersign")).isVisible();
        Screens.look(desk.page(), "sign-in");
        desk.page().getByLabel("Email").fill(ANN);
        desk.page().getByLabel("Password").fill(Api.DEMO_PASSWORD);
        desk.button("Sign in").click();
        assertThat(desk.page().locator("secret-list a.row").first()).isVisible();
        Screens.look(desk.page(), "secrets");
    }

    private void pair() {
        desk.link("Trusted sessions").click();
        assertThat(desk.page().getByText("No phone is paired yet")).isVisible();
        Screens.look(desk.page(), "trusted-sessions-none");
        desk.button("Pair a phone").click();
        desk.dialogSays("Confirm your identity to continue");
        Screens.look(desk.page(), "confirm-email-code");
        List<Mail> earlier = server.mailbox().to(ANN);
        desk.press("Send code");
        desk.dialogSays("Check your inbox");
        Screens.look(desk.page(), "confirm-email-code-sent");
        String mailed = server.mailbox()
                .take(ANN, mail -> mail.hasCode() && !earlier.contains(mail))
                .code();
        desk.page().getByLabel("The six digits from the email").pressSequentially(mailed);
        assertThat(desk.heading("Pair a phone").last()).isVisible();
        Screens.look(desk.page(), "pairing-code");
        String code = desk.page().locator("pairing-dialog code").innerText();
        server.needles().add(code);

        phone.page().navigate("/mobile/");
        assertThat(phone.heading("Confirm with this phone")).isVisible();
        Screens.look(phone.page(), "phone-pairing");
        phone.pair(code);
        Screens.look(phone.page(), "phone-paired");
        assertThat(desk.heading("Paired: Pixel 9")).isVisible();
        Screens.look(desk.page(), "pairing-done");
        desk.button("Done").click();
        phone.button("Turn on notifications").click();
        assertThat(phone.heading("Nothing to confirm")).isVisible();
        Screens.look(phone.page(), "phone-home");
        assertThat(desk.page().locator("devices-page li.row")).containsText("Pixel 9");
        assertThat(desk.page().locator("devices-page li.row")).containsText("Notifications are on");
        Screens.look(desk.page(), "trusted-sessions");
    }

    private void reveal() {
        phone.putAway();
        desk.link("Secrets").click();
        desk.openSecret(SECRET);
        Screens.look(desk.page(), "secret-masked");
        String confirmation = desk.askToReveal();
        assertThat(desk.dialog()).containsText("Sent to Pixel 9");
        Screens.look(desk.page(), "confirm-waiting");

        assertThat(phone.deliverPush()).contains(confirmation).doesNotContain(VALUE);
        phone.page().waitForCondition(() -> !phone.notifications().isEmpty());
        assertThat(phone.notifications()).startsWith("Confirmation Request: ").contains(SECRET);
        phone.openRequest(confirmation);
        assertThat(phone.page().locator("main")).containsText(SECRET);
        Screens.look(phone.page(), "phone-request");

        Deque<Route> held = new ArrayDeque<>();
        desk.page().route("**/reveal", held::add);
        phone.button("It’s me!").click();
        assertThat(phone.heading("Identity is confirmed")).isVisible();
        Screens.glance(phone.page(), "phone-confirmed");
        desk.dialogSays("Identity is confirmed");
        Screens.look(desk.page(), "confirm-confirmed");
        desk.page().unroute("**/reveal");
        held.pop().resume();

        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.value()).containsText(VALUE);
        assertThat(desk.toast()).containsText("Identity is confirmed");
        assertThat(desk.button("Hide")).isFocused();
        Screens.glance(desk.page(), "secret-revealed");
        assertThat(phone.heading("Nothing to confirm")).isVisible();
        Screens.look(phone.page(), "phone-home-after");
    }
}

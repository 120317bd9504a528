package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every way in which the dialog *Confirm your identity to continue* ends without the action. */
class DialogEndingsIT extends BrowserJourney {

    private static final String SECRET = "Office alarm code";

    @Test
    void deniedOnThePhoneThenTheDeskSaysWhereAndAsksAgain() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();

        assertThat(phone.heading("Confirmation Request")).isVisible();
        phone.button("It’s not me").click();
        assertThat(phone.heading("Deny this request?")).isVisible();
        Screens.look(phone.page(), "phone-deny");
        phone.button("Deny request").click();
        assertThat(phone.heading("Request denied")).isVisible();
        Screens.glance(phone.page(), "phone-denied");

        assertThat(desk.dialogSays("This was denied on Pixel 9")).containsText("Nothing was done");
        Screens.look(desk.page(), "confirm-denied");
        assertThat(desk.value()).not().containsText("4417");
        desk.press("It was me, ask again");
        desk.dialogSays("Confirm your identity to continue");
        phone.tapItsMe();
        assertThat(desk.value()).containsText("4417");
    }

    @Test
    void browserIsSignedOutFromThePhoneThenItHasToSignInAgain() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();

        assertThat(phone.heading("Confirmation Request")).isVisible();
        phone.button("It’s not me").click();
        phone.page().getByLabel("Sign that browser out").check();
        phone.button("Deny request").click();

        desk.dialogSays("This was denied on Pixel 9");
        desk.press("Close");
        desk.button("Reveal").click();
        assertThat(desk.heading("Sign in to go on")).isVisible();
        Screens.look(desk.page(), "sign-in-again");
    }

    @Test
    void sessionEndedElsewhereThenCancelledAndToSignInAgain() {
        pocket(ANN);
        Desk desk = desk();
        desk.page().route("**/api/session", DialogEndingsIT::sayThatThereIsNoPassword);
        desk.signedIn(ANN).openSecret(SECRET);
        desk.page().waitForResponse(Pattern.compile("/events$"), desk::askToReveal);
        Api elsewhere = Journey.signedIn(server, ANN);
        elsewhere.get("/api/sessions").expect(200).json().path("items").forEach(session -> {
            if (!session.path("current").asBoolean()) {
                elsewhere.delete("/api/sessions/" + session.path("id").asText());
            }
        });

        desk.dialogSays("This request was cancelled");
        Screens.look(desk.page(), "confirm-cancelled");
        desk.press("Ask again");
        assertThat(desk.heading("Sign in to go on")).isVisible();
        assertThat(desk.link("in another tab")).isVisible();
        assertThat(desk.page().locator("sign-in-again input[type=password]")).hasCount(0);
        Screens.look(desk.page(), "sign-in-again-no-password");
    }

    /** As to somebody who came by an identity provider that the workspace has no more. */
    static void sayThatThereIsNoPassword(Route route) {
        APIResponse who = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(who)
                .setBody(who.text().replace("\"password\":true", "\"password\":false")));
    }

    @Test
    void cancelledAtTheDeskThenGoneFromThePhone() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();
        assertThat(phone.heading("Confirmation Request")).isVisible();

        desk.press("Cancel");

        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.button("Reveal")).isFocused();
        assertThat(phone.heading("This request is closed")).isVisible();
        Screens.look(phone.page(), "phone-closed");
        phone.button("Close").click();
        assertThat(phone.heading("Nothing to confirm")).isVisible();
    }

    @Test
    void notAnsweredInTimeThenExpiredOnBothSides() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        phone.putAway();
        phone.page().clock().install();
        phone.openRequest(desk.askToReveal());

        phone.page().clock().fastForward("02:05");
        assertThat(phone.heading("This request has expired")).isVisible();
        Screens.look(phone.page(), "phone-expired");
        server.clock().advance(Duration.ofMinutes(3));

        desk.dialogSays("This request has expired");
        Screens.look(desk.page(), "confirm-expired");
        desk.press("Ask again");
        desk.dialogSays("Confirm your identity to continue");
    }

    @Test
    void sentTooOftenThenTheDialogSaysWhenAndThePhoneStillAnswers() {
        Pocket phone = pocket(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();
        for (int again = 0; again < 3; again++) {
            desk.page().waitForResponse(Pattern.compile("/push$"), () -> desk.press("Send again"));
        }

        assertThat(desk.dialog()).containsText("Too many requests went unanswered");
        assertThat(desk.dialog()).containsText("it lists this request");
        Screens.look(desk.page(), "confirm-too-many-sends");
        assertThat(server.push().messages(phone.subscription())).hasSizeLessThanOrEqualTo(3);
        phone.tapItsMe();
        assertThat(desk.value()).containsText("4417");
    }

    @Test
    void withoutAPhoneThenTheDialogExplainsAndLeadsToPairing() {
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();

        assertThat(desk.dialog()).containsText("You have no phone paired, and email is off in your workspace");
        Screens.look(desk.page(), "confirm-no-method");
        desk.link("Pair a phone").click();

        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.page().getByText("No phone is paired yet")).isVisible();
    }

    @Test
    void pushServiceRefusesThenTheDialogSaysWhatIsLeft() {
        Pocket phone = pocket(ANN);
        server.push().answer(phone.subscription(), 410, Map.of());
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();

        assertThat(desk.dialog()).containsText("The push did not reach your phone");
        Screens.look(desk.page(), "confirm-push-failed");
        phone.tapItsMe();
        assertThat(desk.value()).containsText("4417");
    }

    @Test
    void failedTooOftenThenTheDialogSaysUntilWhen() {
        Api ann = Journey.signedIn(server, ANN);
        for (int confirmation = 0; confirmation < 2; confirmation++) {
            String path = "/api/confirmations/"
                    + ann.post("/api/pairings").expect(401).confirmationId();
            ann.post(path + "/email-code").expect(200);
            server.mailbox().take(ANN, Mail::hasCode);
            for (int wrong = 0; wrong < 5; wrong++) {
                ann.post(path + "/code", Map.of("code", "00000" + wrong));
            }
        }
        Desk desk = desk().signedIn(ANN);
        desk.page().navigate("/devices");
        desk.button("Pair your first phone").click();

        assertThat(desk.dialogSays("Confirmations are paused")).containsText("Too many attempts failed");
        Screens.look(desk.page(), "confirm-locked");
        desk.press("Close");
    }
}

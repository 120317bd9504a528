package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.testing.Mail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A link that does not confirm says why, each time in a sentence of its own, and where to start again. */
class EmailLinkEndingsIT extends EmailLinkJourney {

    @Test
    void deadLinksSayWhy() {
        Desk desk = askedByEmail();
        Mail older = send(desk);
        Mail newer = sendAgain(desk);
        Page tab = desk.newTab();

        open(tab, older, "This link is not known", "link-unknown");
        desk.press("Cancel");
        open(tab, newer, "This request was cancelled", "link-cancelled");
        tab.navigate("/confirm");
        says(tab, "There is nothing to confirm here");
    }

    @Test
    void usedAndExpiredLinksSaySo() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);
        Page tab = desk.newTab();
        tab.navigate(mail.link());
        assertThat(desk.value()).containsText(VALUE);
        open(tab, mail, "This link has been used", "link-used");

        desk.page().reload();
        desk.askToReveal();
        Mail late = send(desk);
        server.clock().advance(Duration.ofMinutes(10));
        open(tab, late, "This link has expired", "link-expired");
    }

    @Test
    void someoneElsesLinkIsRefused() {
        Mail mail = send(askedByEmail());

        Desk bob = desk().signedIn("bob@acme.test");
        open(bob.page(), mail, "This link is someone else’s", "link-wrong-member");
    }

    @Test
    void switchedOffSaysSo() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);

        CleanSlate.setting(server, "emailLinkEnabled", false);

        desk.dialogSays("This request was cancelled");
        open(desk.newTab(), mail, "Confirming by email is switched off", "link-switched-off");
        CleanSlate.setting(server, "emailLinkEnabled", true);
    }

    @Test
    void thirdWrongNumberDeniesAndSaysSo() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);
        String wrong = number(desk).equals("111111") ? "222222" : "111111";
        Page other = desk().page();
        other.navigate(mail.link());
        for (int tries = 0; tries < 3; tries++) {
            other.getByLabel("The number shown where you asked").fill(wrong);
            other.waitForResponse(
                    "**/confirm", () -> other.getByText("Confirm my identity").click());
        }

        desk.dialogSays("This was denied");
        open(other, mail, "This request was denied", "link-was-denied");
    }

    private static void open(Page tab, Mail mail, String heading, String picture) {
        tab.navigate("about:blank");
        tab.navigate(mail.link());
        says(tab, heading);
        Screens.glance(tab, picture);
    }
}

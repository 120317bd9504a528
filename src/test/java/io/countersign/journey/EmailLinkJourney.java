package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Ann has no phone, and her workspace has turned on the email link. */
abstract class EmailLinkJourney extends BrowserJourney {

    static final String SECRET = "Production database";
    static final String VALUE = "kT7#mvQ2-x9Lp";
    private static final String SUBJECT = "Action required: Confirm your identity";

    @BeforeEach
    void turnOn() {
        CleanSlate.setting(server, "emailLinkEnabled", true);
    }

    @AfterEach
    void turnOff() {
        CleanSlate.setting(server, "emailLinkEnabled", false);
    }

    /** A desk that has asked to reveal the secret and waits at *Check your inbox*. */
    Desk askedByEmail() {
        Desk desk = desk().signedIn(ANN);
        desk.openSecret(SECRET);
        desk.askToReveal();
        return desk;
    }

    /** Presses *Send email* and answers the mail. */
    Mail send(Desk desk) {
        return send(desk, "Send email");
    }

    Mail sendAgain(Desk desk) {
        return send(desk, "Send again");
    }

    private Mail send(Desk desk, String button) {
        return sent(() -> {
            desk.press(button);
            desk.dialogSays("Check your inbox");
        });
    }

    /** The mail that comes by this. */
    Mail sent(Runnable sending) {
        server.mailbox().forget(ANN);
        sending.run();
        Mail mail = server.mailbox().take(ANN, found -> found.subject().equals(SUBJECT));
        server.needles().add(mail.link().replaceAll(".*#", ""));
        return mail;
    }

    /** The six digits of the dialog. */
    static String number(Desk desk) {
        return desk.dialog().locator(".number b").innerText().replace(" ", "");
    }

    static void says(Page page, String heading) {
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(heading)))
                .isVisible();
    }

    /** Neither the address nor the history of the tab holds the token. */
    static void assertForgotten(Page page, Mail mail) {
        String token = mail.link().replaceAll(".*#", "");
        assertThat(page.url()).doesNotContain(token);
        page.goBack();
        assertThat(page.url()).doesNotContain(token);
        page.goForward();
        assertThat(page.url()).doesNotContain(token);
    }
}

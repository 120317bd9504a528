package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The second flow: *Send email*, *Check your inbox*, the link, and on to the action. */
class EmailLinkJourneyIT extends EmailLinkJourney {

    @Test
    void linkInTheSameBrowserConfirmsAtOnceAndTheFirstTabGoesOn() {
        Desk desk = askedByEmail();
        List<Integer> reveals = reveals(desk);
        Screens.look(desk.page(), "confirm-email");
        Mail mail = send(desk);
        assertThat(desk.dialog()).containsText("a…n@acme.test");
        Screens.look(desk.page(), "confirm-email-sent");
        Page tab = desk.newTab();

        tab.navigate(mail.link());

        says(tab, "Identity is confirmed. You’re good to go!");
        assertThat(tab.locator("main")).containsText("It goes on in the tab in which you asked, once.");
        // The toast goes after a few seconds, the pictures take longer
        assertThat(desk.toast()).containsText("Identity is confirmed");
        assertThat(desk.dialog()).hasCount(0);
        assertThat(desk.value()).containsText(VALUE);
        assertForgotten(tab, mail);
        Screens.look(tab, "link-confirmed-here");
        assertThat(reveals).containsExactly(200);
    }

    @Test
    void linkGoesOnByItselfWhereTheFirstTabIsGone() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);
        Page tab = desk.newTab();
        desk.page().close();

        tab.navigate(mail.link());

        says(tab, "Identity is confirmed. You’re good to go!");
        assertThat(tab.locator("secret-detail h1")).hasText(SECRET);
        assertThat(tab.locator("secret-field .value")).containsText(VALUE);
        assertForgotten(tab, mail);
    }

    @Test
    void whatWasTypedIsSavedByTheFirstTab() {
        Desk desk = desk().signedIn(ANN);
        desk.openSecret("Office alarm code");
        desk.link("Edit").click();
        desk.field("Name").fill("Alarm code of the office");
        desk.button("Save changes").click();
        desk.dialogSays("Confirm your identity to continue");
        Mail mail = send(desk);
        Page tab = desk.newTab();

        tab.navigate(mail.link());

        says(tab, "Identity is confirmed. You’re good to go!");
        assertThat(desk.page().locator("secret-detail h1")).hasText("Alarm code of the office");
        desk.link("Edit").click();
        desk.field("Name").fill("Office alarm code");
        desk.button("Save changes").click();
        desk.dialogSays("Confirm your identity to continue");
        tab.navigate(send(desk).link());
        assertThat(desk.page().locator("secret-detail h1")).hasText("Office alarm code");
    }

    @Test
    void linkElsewhereWantsTheNumber() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);
        String number = number(desk);
        Page other = desk().page();

        other.navigate(mail.link());
        says(other, "Confirm your identity");
        assertThat(other.locator("main")).containsText(SECRET);
        Screens.look(other, "link-elsewhere");
        other.getByLabel("The number shown where you asked").fill(number.equals("111111") ? "222222" : "111111");
        button(other, "Confirm my identity").click();
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("That is not the number");
        Screens.look(other, "link-number-wrong");
        other.getByLabel("The number shown where you asked").fill(number);
        button(other, "Confirm my identity").click();

        says(other, "Identity is confirmed. You’re good to go!");
        assertThat(other.locator("main")).containsText("Go back to where you asked");
        Screens.look(other, "link-confirmed-elsewhere");
        assertForgotten(other, mail);
        assertThat(desk.value()).containsText(VALUE);
    }

    /** Its thief has asked, and the mail advises to open the link. */
    @Test
    void linkInAnotherBrowserWithACopiedCookieAsksFirst() {
        Api thief = Journey.signedIn(server, ANN);
        String asked = thief.post("/api/pairings").expect(401).confirmationId();
        Mail mail =
                sent(() -> thief.post("/api/confirmations/" + asked + "/email").expect(200));
        Desk desk = desk().with(thief);

        desk.page().navigate(mail.link());

        says(desk.page(), "Confirm your identity");
        assertThat(desk.page().locator("main")).containsText("not in this browser");
        assertThat(desk.page().getByLabel("The number shown where you asked")).hasCount(0);
        Screens.look(desk.page(), "link-not-asked-here");
        assertThat(state(thief, asked)).isEqualTo("pending");
        button(desk.page(), "It’s not me").click();
        desk.page().getByLabel("Why do you deny this?").selectOption("I did not ask for this");
        button(desk.page(), "Deny the request").click();
        says(desk.page(), "The request is denied");
        assertThat(state(thief, asked)).isEqualTo("denied");
    }

    @Test
    void linkInAnotherBrowserWithTheSameSessionConfirmsByAClick() {
        Api session = Journey.signedIn(server, ANN);
        String asked = session.post("/api/pairings").expect(401).confirmationId();
        Mail mail = sent(
                () -> session.post("/api/confirmations/" + asked + "/email").expect(200));
        Desk desk = desk().with(session);
        desk.page().navigate(mail.link());

        button(desk.page(), "Confirm my identity").click();

        says(desk.page(), "Identity is confirmed. You’re good to go!");
        assertThat(state(session, asked)).isEqualTo("confirmed");
    }

    @Test
    void itsNotMeWantsAReasonAndTheDeskSaysSo() {
        Desk desk = askedByEmail();
        Mail mail = send(desk);
        Page other = desk().page();
        other.navigate(mail.link());

        button(other, "It’s not me").click();
        Screens.look(other, "link-not-me");
        button(other, "Deny the request").click();
        assertThat(desk.dialog()).containsText("Check your inbox");
        other.getByLabel("Why do you deny this?").selectOption("I did not ask for this");
        button(other, "Deny the request").click();

        says(other, "The request is denied");
        Screens.look(other, "link-denied");
        desk.dialogSays("This was denied");
        assertThat(desk.value()).not().containsText(VALUE);
    }

    @Test
    void dialogGoesBackToThePhone() {
        Pocket phone = pocket(ANN);
        Desk desk = askedByEmail();
        assertThat(desk.dialog()).containsText("Pixel 9");
        send(desk);
        Screens.look(desk.page(), "confirm-email-beside-phone");

        desk.press("Use my phone");
        assertThat(desk.dialog()).containsText("It’s me!");
        phone.tapItsMe();

        assertThat(desk.value()).containsText(VALUE);
    }

    private static String state(Api session, String confirmation) {
        return session.get("/api/confirmations/" + confirmation)
                .json()
                .path("state")
                .asText();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The answers to every retry with a confirmation, in any tab of this browser. */
    private static List<Integer> reveals(Desk desk) {
        List<Integer> statuses = new ArrayList<>();
        desk.context().onResponse(response -> {
            if (response.url().endsWith("/reveal")
                    && response.request().headers().containsKey("confirmation-id")) {
                statuses.add(response.status());
            }
        });
        return statuses;
    }
}

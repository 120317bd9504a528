package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever client asks shows six digits, and the phone that confirms wants them. */
class NumberMatchingJourneyIT extends BrowserJourney {

    private Handset phone;

    private void turnOn() {
        CleanSlate.setting(server, "numberMatching", true);
    }

    @AfterEach
    void turnOff() {
        CleanSlate.setting(server, "numberMatching", false);
    }

    @Test
    void numberFromTheDeskIsTypedOnThePhone() {
        phone = handset().pairedWithoutPush(ANN);
        turnOn();
        Desk desk = desk().signedIn(ANN);
        desk.openSecret("Office alarm code");
        desk.askToReveal();
        assertThat(desk.dialog().locator(".number b")).isVisible();
        Screens.look(desk.page(), "confirm-number");
        String number = shownIn(desk.dialog());
        assertThat(field()).isVisible();
        Screens.look(phone.page(), "phone-request-number");

        field().fill(number.equals("111111") ? "222222" : "111111");
        phone.button("It’s me!").click();
        assertThat(phone.page().getByText("That is not the number")).isVisible();
        Screens.look(phone.page(), "phone-number-wrong");
        type(number);

        assertThat(desk.value()).containsText("4417");
    }

    @Test
    void numberFromAnotherPhoneOrTheExtensionIsTypedOnThePhone() {
        pocket(ANN);
        Handset asking = handset().pairedWithoutPush(ANN).openVault();
        phone = handset().pairedWithoutPush(ANN);
        turnOn();
        asking.openSecret("Production database");
        asking.button("Reveal").click();
        String number = shownIn(asking.dialog());
        Screens.lookInHand(asking.page(), "phone-vault-number");
        type(number);
        assertThat(asking.page().locator("secret-field .value")).containsText("kT7#mvQ2-x9Lp");

        Panel panel = extension().signedIn(ANN);
        panel.openSecret("Office alarm code");
        panel.button("Reveal").click();
        number = shownIn(panel.dialog());
        Screens.lookInHand(panel.page(), "extension-number");
        type(number);
        assertThat(panel.value()).containsText("4417");
    }

    private static String shownIn(Locator dialog) {
        return dialog.locator(".number b").innerText().replace(" ", "");
    }

    private Locator field() {
        return phone.page().getByLabel("Type the six digits shown where you asked");
    }

    private void type(String number) {
        field().fill(number);
        phone.tapItsMe();
    }
}

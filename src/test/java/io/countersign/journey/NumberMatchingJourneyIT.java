package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The desk shows six digits, and the phone wants them. */
class NumberMatchingJourneyIT extends BrowserJourney {

    @BeforeEach
    void turnOn() {
        CleanSlate.setting(server, "numberMatching", true);
    }

    @AfterEach
    void turnOff() {
        CleanSlate.setting(server, "numberMatching", false);
    }

    @Test
    void numberFromTheDeskIsTypedOnThePhone() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret("Office alarm code");
        desk.askToReveal();
        Locator shown = desk.dialog().locator(".number b");
        assertThat(shown).isVisible();
        Screens.look(desk.page(), "confirm-number");
        String number = shown.innerText().replace(" ", "");
        Locator field = phone.page().getByLabel("Type the six digits shown where you asked");
        assertThat(field).isVisible();
        Screens.look(phone.page(), "phone-request-number");

        field.fill(number.equals("111111") ? "222222" : "111111");
        phone.button("It's me!").click();
        assertThat(phone.page().getByText("That is not the number")).isVisible();
        Screens.look(phone.page(), "phone-number-wrong");
        field.fill(number);
        phone.button("It's me!").click();

        assertThat(phone.heading("Identity is confirmed")).isVisible();
        assertThat(desk.value()).containsText("4417");
    }
}

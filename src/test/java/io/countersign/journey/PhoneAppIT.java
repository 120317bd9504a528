package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import org.junit.jupiter.api.Test;

/** The mobile app beside its requests: its settings, its list, its key, its end. */
class PhoneAppIT extends BrowserJourney {

    @Test
    void phoneIsRenamedTestedAndRemoved() {
        Handset phone = handsetWithNotifications().paired(ANN);
        phone.link("Settings").click();
        assertThat(phone.heading("Settings")).isVisible();
        assertThat(phone.page()
                        .getByText("This phone", new Page.GetByTextOptions().setExact(true))
                        .last())
                .isVisible();
        Screens.look(phone.page(), "phone-settings");
        phone.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("Ann’s work phone");
        phone.button("Save name").click();
        assertThat(phone.page().getByText("The name is saved.")).isVisible();

        phone.button("Send a test notification").click();
        phone.deliverPush();
        assertThat(phone.page().getByText("It arrived.")).isVisible();

        phone.button("Remove this phone").click();
        assertThat(phone.heading("Remove this phone?")).isVisible();
        Screens.look(phone.page(), "phone-remove");
        phone.button("Remove phone").click();
        assertThat(phone.heading("This phone was removed")).isVisible();
        Screens.look(phone.page(), "phone-removed");
        Api ann = Journey.signedIn(server, ANN);
        assertThat(ann.get("/api/trusted-sessions").expect(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void phoneEndedAtTheDeskThenItSaysSoAndForgetsItsKey() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.link("Trusted sessions").click();
        desk.button("Rename Pixel 9").click();
        assertThat(desk.heading("Rename this phone")).isVisible();
        Screens.look(desk.page(), "trusted-session-rename");
        desk.page()
                .getByLabel("Name", new Page.GetByLabelOptions().setExact(true))
                .fill("Kitchen");
        desk.button("Rename").last().click();
        desk.button("End Kitchen").click();
        assertThat(desk.heading("End the trusted session of Kitchen?")).isVisible();
        Screens.look(desk.page(), "trusted-session-end");
        desk.button("End trusted session").click();

        assertThat(desk.toast()).containsText("Trusted session ended");
        assertThat(phone.heading("This phone was removed")).isVisible();
        phone.page().reload();
        assertThat(phone.heading("Confirm with this phone")).isVisible();
    }

    @Test
    void twoRequestsAreListedAndChosenFrom() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Desk desk = desk().signedIn(ANN);
        desk.openSecret("Office alarm code");
        desk.askToReveal();
        assertThat(phone.heading("Confirmation Request")).isVisible();
        Desk other = desk().signedIn(ANN);
        other.openSecret("Production database");
        other.askToReveal();

        phone.page().navigate("/mobile/");
        assertThat(phone.heading("2 requests wait for you")).isVisible();
        Screens.look(phone.page(), "phone-home-waiting");
        phone.page().getByText("Production database").click();
        phone.tapItsMe();

        assertThat(other.value()).containsText("kT7#mvQ2-x9Lp");
        assertThat(desk.value()).not().containsText("4417");
    }

    @Test
    void keyOfThePhoneCannotBeCopied() {
        Handset phone = handset().pairedWithoutPush(ANN);
        Object extractable = phone.page()
                .evaluate("() => new Promise(found => {"
                        + " const opening = indexedDB.open('countersign-phone');"
                        + " opening.onsuccess = () => {"
                        + "  const reading = opening.result.transaction('phone').objectStore('phone').get('key');"
                        + "  reading.onsuccess = () => found(reading.result.privateKey.extractable); }; })");
        assertThat(extractable).isEqualTo(false);
    }

    @Test
    void usedCodeIsRefusedInWords() {
        Handset phone = handset();
        String code = Journey.pairingCode(Journey.signedIn(server, ANN));
        handset().pair(code);
        phone.page().navigate("/mobile/#pair=" + code);
        phone.button("Pair this phone").click();
        assertThat(phone.page().getByText("This code is not valid any more")).isVisible();
        Screens.look(phone.page(), "phone-pairing-refused");
    }
}

package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import org.junit.jupiter.api.Test;

/** The vault on a phone where something is missing: another phone, the network, the phone's own trusted session. */
class PhoneVaultEndingsIT extends BrowserJourney {

    private static final String SECRET = "Production database";
    private static final String VALUE = "kT7#mvQ2-x9Lp";

    @Test
    void onlyPhoneConfirmsNothingOfItsOwnAndIsToldWhatWould() {
        Handset phone = handset().pairedWithoutPush(ANN).openVault();
        phone.openSecret(SECRET);
        phone.button("Reveal").click();
        assertThat(phone.dialog()).containsText("A second phone will do");
        assertThat(phone.page().locator("cs-request-banner .banner")).hasCount(0);
        Screens.lookInHand(phone.page(), "phone-vault-only-phone");
        phone.button("Close").click();
        assertThat(phone.button("Reveal")).isFocused();
    }

    @Test
    void workspaceWantsAnotherPhoneOrOpensNoVaultAtAll() {
        Handset phone = handset().pairedWithoutPush(ANN).openVault();
        phone.openSecret(SECRET);
        try {
            CleanSlate.setting(server, "phoneAsks", "other-device-only");
            phone.button("Reveal").click();
            assertThat(phone.dialog()).containsText("confirmed on another phone, and you have no other one");
            assertThat(phone.dialog()).not().containsText("passkey");
            Screens.lookInHand(phone.page(), "phone-vault-other-phone-only");
            phone.button("Close").click();

            CleanSlate.setting(server, "phoneAsks", "off");
            phone.button("Reveal").click();
            assertThat(phone.heading("The vault is not open on this phone")).isVisible();
            assertThat(phone.dialog()).hasCount(0);
            assertThat(phone.page().locator("cs-phone-app")).not().containsText(SECRET);
            assertThat(phone.toast()).not().containsText("does not open its vaults on phones");
            Screens.lookInHand(phone.page(), "phone-vault-off");
            phone.link("Go to your requests").click();
            Desk desk = desk().signedIn(ANN);
            desk.openSecret("Office alarm code");
            desk.askToReveal();
            phone.tapItsMe();
            assertThat(desk.value()).containsText("4417");
        } finally {
            CleanSlate.setting(server, "phoneAsks", "other-device");
        }
        phone.openVault();
    }

    @Test
    void emailConfirmsWhereThereIsNoOtherPhone() {
        CleanSlate.setting(server, "emailLinkEnabled", true);
        try {
            Handset phone = handset().pairedWithoutPush(ANN).openVault();
            phone.openSecret(SECRET);
            phone.button("Reveal").click();
            server.mailbox().forget(ANN);
            phone.button("Send email").click();
            assertThat(phone.heading("Check your inbox")).isVisible();
            Screens.lookInHand(phone.page(), "phone-vault-email");
            String number = phone.dialog().locator(".number b").innerText().replace(" ", "");
            Mail mail = server.mailbox().take(ANN, found -> found.subject().startsWith("Action required"));
            server.needles().add(mail.link().replaceAll(".*#", ""));

            Page inbox = phone.context().newPage();
            inbox.navigate(mail.link());
            inbox.getByLabel("The number shown where you asked").fill(number);
            inbox.getByText("Confirm my identity").last().click();
            assertThat(value(phone)).containsText(VALUE);
        } finally {
            CleanSlate.setting(server, "emailLinkEnabled", false);
        }
    }

    @Test
    void withoutNetworkTheVaultSaysSoAndHoldsNothing() {
        Handset phone = handset().pairedWithoutPush(ANN).openVault();
        phone.openSecret("Guest Wi-Fi");
        phone.manners().allowOffline();
        phone.context().setOffline(true);
        assertThat(phone.page().getByText("Nothing can be opened or saved")).isVisible();
        Screens.lookInHand(phone.page(), "phone-vault-offline");
        phone.page().reload();
        assertThat(phone.heading("The vault needs a connection")).isVisible();
        assertThat(phone.page().locator("cs-phone-app")).not().containsText("Guest Wi-Fi");
        assertThat(phone.kept()).doesNotContain("Guest Wi-Fi");
        Screens.lookInHand(phone.page(), "phone-vault-closed");
        phone.context().setOffline(false);
        assertThat(phone.page().locator("secret-detail h1")).hasText("Guest Wi-Fi");
    }

    @Test
    void phoneThatIsEndedForgetsWhatItShowedAndWaitedFor() {
        Pocket other = pocket(ANN);
        String note = "ladder behind 8815";
        server.needles().addValue(note);
        Api ann = Journey.signedIn(server, ANN);
        String name = "Loft " + System.nanoTime();
        Journey.createSecret(ann, name, note, false);
        Handset phone = handset().pairedWithoutPush(ANN).openVault();
        phone.openSecret(name);
        phone.button("Reveal").click();
        assertThat(value(phone)).containsText(note);
        phone.link("History").click();
        assertThat(phone.heading("Confirm your identity to continue")).isVisible();

        Journey.endPhones(ann, other.phone().id());
        assertThat(phone.heading("This phone was removed")).isVisible();
        assertThat(phone.dialog()).hasCount(0);
        assertThat((String) phone.page().evaluate("document.documentElement.outerHTML"))
                .doesNotContain("8815");
        assertThat(phone.kept()).doesNotContain("8815").doesNotContain(name);
    }

    @Test
    void requestFromElsewhereIsAnsweredWhileTheDialogWaits() {
        Pocket other = pocket(ANN);
        Handset phone = handset().pairedWithoutPush(ANN).openVault();
        phone.openSecret(SECRET);
        phone.button("Reveal").click();
        assertThat(phone.heading("Confirm your identity to continue")).isVisible();
        Desk desk = desk().signedIn(ANN);
        desk.openSecret("Office alarm code");
        desk.askToReveal();

        assertThat(phone.dialog()).containsText("A request waits for you");
        Screens.lookInHand(phone.page(), "phone-vault-request-waits");
        phone.button("Look").click();
        assertThat(phone.page().locator("dialog.over")).containsText("Office alarm code");
        Screens.lookInHand(phone.page(), "phone-vault-request-over");
        phone.tapItsMe();
        assertThat(desk.value()).containsText("4417");
        assertThat(phone.page().locator("dialog.over")).hasCount(0);
        assertThat(phone.heading("Confirm your identity to continue")).isVisible();
        other.tapItsMe();
        assertThat(value(phone)).containsText(VALUE);
    }

    private static Locator value(Handset phone) {
        return phone.page().locator("secret-field .value");
    }
}

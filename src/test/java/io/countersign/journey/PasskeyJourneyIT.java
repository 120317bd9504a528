package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A passkey from its making to its end, by the browser's own virtual authenticator. */
class PasskeyJourneyIT extends BrowserJourney {

    private static final String NOTE = "seen by a fingerprint";

    private Api ann;
    private Desk desk;
    private FingerprintReader reader;

    @BeforeEach
    void atADeskWithAFingerprintReader() {
        ann = Journey.signedIn(server, ANN);
        desk = desk().signedIn(ANN);
        reader = FingerprintReader.of(desk.page());
    }

    @Test
    void memberAddsAPasskeyConfirmsByItAndRemovesIt() {
        Pocket phone = pocket(ANN);
        desk.page().navigate("/devices");
        assertThat(desk.page().getByText("You have no passkey yet.")).isVisible();
        added(phone::tapItsMe, "Work laptop");
        Screens.look(desk.page(), "passkeys");

        keptAsItsReceipt(revealedByPasskeyOnceTheUserIsVerified());
        onlyThePasskeyIsLeft();
        renamedAndRemoved();
    }

    @Test
    void onlyPhoneConfirmsWhatItAsksByItsPasskey() {
        Handset phone = handset().pairedWithoutPush(ANN);
        desk.page().navigate("/devices");
        added(phone::tapItsMe, "Phone");
        FingerprintReader inHand = FingerprintReader.of(phone.page());
        inHand.takeOver(reader);
        Journey.createSecret(ann, "Behind the phone’s finger", NOTE, true);

        phone.openVault().openSecret("Behind the phone’s finger");
        phone.button("Reveal").click();
        assertThat(phone.dialog()).containsText("Your browser asks for your passkey");
        Screens.lookInHand(phone.page(), "phone-vault-passkey");
        inHand.userIsVerified(false);
        phone.button("Use a passkey").click();
        assertThat(phone.dialog()).containsText("That was cancelled or took too long");
        inHand.userIsVerified(true);
        phone.button("Use a passkey").click();

        assertThat(phone.page().locator("secret-field .value")).containsText(NOTE);
    }

    @Test
    void otherKeyOrACopyConfirmsNothing() throws Exception {
        Pocket phone = pocket(ANN);
        desk.page().navigate("/devices");
        added(phone::tapItsMe, "Copied");
        askToReveal("Behind a copied key");
        String right = reader.held("privateKey");
        reader.change("privateKey", anotherKey());
        desk.press("Use a passkey");
        assertThat(desk.dialog()).containsText("could not be verified");
        assertThat(desk.value()).not().containsText(NOTE);

        reader.change("privateKey", right);
        desk.press("Use a passkey");
        assertThat(desk.value()).containsText(NOTE);

        askToReveal("Behind a copied key");
        // The copy has not heard of what the other has done since
        reader.change("signCount", 0);
        desk.press("Use a passkey");
        assertThat(desk.dialog()).containsText("This passkey may have been copied");
        Screens.look(desk.page(), "dialog-passkey-copied");
        assertThat(desk.value()).not().containsText(NOTE);
    }

    private static String anotherKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    }

    private void added(Runnable tapItsMe, String name) {
        desk.button("Add a passkey").click();
        desk.field("Name").fill(name);
        Screens.look(desk.page(), "passkey-new");
        desk.button("Continue").click();
        assertThat(desk.dialogSays("Confirm your identity to continue"))
                .containsText("Add the passkey \"" + name + "\", which can confirm in your name");
        tapItsMe.run();
        assertThat(desk.toast()).containsText("Identity is confirmed. Passkey added");
        assertThat(row()).containsText(name);
        assertThat(row()).containsText("never used");
    }

    /** Answers the confirmation's id. */
    private String revealedByPasskeyOnceTheUserIsVerified() {
        String id = askToReveal("Behind a fingerprint");
        Screens.look(desk.page(), "dialog-push-or-passkey");
        reader.userIsVerified(false);
        desk.press("Use a passkey");
        assertThat(desk.dialog()).containsText("That was cancelled or took too long");
        Screens.look(desk.page(), "dialog-passkey-failed");
        assertThat(desk.value()).not().containsText(NOTE);

        reader.userIsVerified(true);
        desk.press("Use a passkey");
        assertThat(desk.value()).containsText(NOTE);
        assertThat(desk.dialog()).hasCount(0);
        return id;
    }

    private void keptAsItsReceipt(String confirmation) {
        desk.page().navigate("/activity/" + confirmation);
        Locator record = desk.page().locator("confirmation-record");
        assertThat(record.locator("dl")).containsText("Work laptop");
        assertThat(record).containsText("The answer as the passkey has signed it");
        assertThat(record.locator(".receipt")).containsText("{\"passkey\":\"");
        Download receipt = desk.page()
                .waitForDownload(() -> desk.button("Download receipt").click());
        Assertions.assertThat(receipt.suggestedFilename()).isEqualTo("receipt-" + confirmation + ".json");
    }

    private void onlyThePasskeyIsLeft() {
        Journey.endPhones(ann, "none");
        askToReveal("Behind nothing else");
        Locator use = desk.dialog().locator(".button.primary");
        assertThat(use).hasText("Use a passkey");
        Screens.look(desk.page(), "dialog-passkey");
        // By the keyboard alone: from the title on
        desk.page().keyboard().press("Tab");
        assertThat(use).isFocused();
        desk.page().keyboard().press("Enter");
        assertThat(desk.value()).containsText(NOTE);
    }

    private void renamedAndRemoved() {
        desk.page().navigate("/devices");
        assertThat(row()).containsText("last used");
        desk.button("Rename Work laptop").click();
        desk.field("Name").fill("Old laptop");
        desk.button("Rename").click();
        assertThat(desk.toast()).containsText("Passkey renamed");
        desk.button("Remove Old laptop").click();
        assertThat(desk.page().getByText("You have nothing else to confirm with."))
                .isVisible();
        Screens.look(desk.page(), "passkey-remove");
        desk.button("Remove passkey").click();
        assertThat(desk.toast()).containsText("Passkey removed");
        assertThat(desk.page().getByText("You have no passkey yet.")).isVisible();
        Screens.look(desk.page(), "passkeys-none");
        askToReveal("Behind a door without a key");
        assertThat(desk.dialog()).containsText("You have no phone paired, and email is off in your workspace");
    }

    /** Answers the confirmation's id. */
    private String askToReveal(String secret) {
        Journey.createSecret(ann, secret, NOTE, true);
        desk.openSecret(secret);
        return desk.askToReveal();
    }

    private Locator row() {
        return desk.page().locator("member-passkeys li.row");
    }
}

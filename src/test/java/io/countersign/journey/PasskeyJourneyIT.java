package io.countersign.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A passkey from its making to its end, by the browser's own virtual authenticator. */
class PasskeyJourneyIT extends BrowserJourney {

    private static final String NOTE = "seen by a fingerprint";

    private Api ann;
    private Desk desk;
    private CDPSession tools;
    private String authenticator;

    @BeforeEach
    void atADeskWithAFingerprintReader() {
        ann = Journey.signedIn(server, ANN);
        desk = desk().signedIn(ANN);
        tools = desk.context().newCDPSession(desk.page());
        tools.send("WebAuthn.enable");
        Map<String, Object> reader = Map.of(
                "protocol",
                "ctap2",
                "transport",
                "internal",
                "hasResidentKey",
                true,
                "hasUserVerification",
                true,
                "isUserVerified",
                true);
        authenticator = tools.send("WebAuthn.addVirtualAuthenticator", json(Map.of("options", reader)))
                .get("authenticatorId")
                .getAsString();
    }

    @Test
    void memberAddsAPasskeyConfirmsByItAndRemovesIt() {
        Pocket phone = pocket(ANN);
        desk.page().navigate("/devices");
        assertThat(desk.page().getByText("You have no passkey yet.")).isVisible();
        added(phone, "Work laptop");
        Screens.look(desk.page(), "passkeys");

        revealedByPasskeyOnceTheUserIsVerified();
        onlyThePasskeyIsLeft();
        renamedAndRemoved();
    }

    private void added(Pocket phone, String name) {
        desk.button("Add a passkey").click();
        desk.field("Name").fill(name);
        Screens.look(desk.page(), "passkey-new");
        desk.button("Continue").click();
        assertThat(desk.dialogSays("Confirm your identity to continue"))
                .containsText("Add the passkey \"" + name + "\", which can confirm in your name");
        phone.tapItsMe();
        assertThat(desk.toast()).containsText("Identity is confirmed. Passkey added");
        assertThat(row()).containsText(name);
        assertThat(row()).containsText("never used");
    }

    private void revealedByPasskeyOnceTheUserIsVerified() {
        askToReveal("Behind a fingerprint");
        Screens.look(desk.page(), "dialog-push-or-passkey");
        userIsVerified(false);
        desk.press("Use a passkey");
        assertThat(desk.dialog()).containsText("That was cancelled or took too long");
        Screens.look(desk.page(), "dialog-passkey-failed");
        assertThat(desk.value()).not().containsText(NOTE);

        userIsVerified(true);
        desk.press("Use a passkey");
        assertThat(desk.value()).containsText(NOTE);
        assertThat(desk.dialog()).hasCount(0);
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

    private void askToReveal(String secret) {
        Journey.createSecret(ann, secret, NOTE, true);
        desk.openSecret(secret);
        desk.askToReveal();
    }

    private Locator row() {
        return desk.page().locator("member-passkeys li.row");
    }

    private void userIsVerified(boolean verified) {
        tools.send(
                "WebAuthn.setUserVerified", json(Map.of("authenticatorId", authenticator, "isUserVerified", verified)));
    }

    private static JsonObject json(Map<String, Object> value) {
        return new Gson().toJsonTree(value).getAsJsonObject();
    }
}

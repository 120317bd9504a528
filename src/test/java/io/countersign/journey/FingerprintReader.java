package io.countersign.journey;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Map;

/** The browser's own virtual authenticator, built into the device that shows a page. */
final class FingerprintReader {

    private final CDPSession tools;
    private final String id;

    private FingerprintReader(CDPSession tools, String id) {
        this.tools = tools;
        this.id = id;
    }

    /** With a finger on it that is the user's. */
    static FingerprintReader of(Page page) {
        CDPSession tools = page.context().newCDPSession(page);
        tools.send("WebAuthn.enable");
        Map<String, Object> options = Map.of(
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
        JsonObject added = tools.send("WebAuthn.addVirtualAuthenticator", json(Map.of("options", options)));
        return new FingerprintReader(tools, added.get("authenticatorId").getAsString());
    }

    void userIsVerified(boolean verified) {
        send("WebAuthn.setUserVerified", "isUserVerified", verified);
    }

    /** As a password manager brings passkeys from one device to another. */
    void takeOver(FingerprintReader other) {
        for (JsonElement credential : other.tools
                .send("WebAuthn.getCredentials", json(Map.of("authenticatorId", other.id)))
                .getAsJsonArray("credentials")) {
            send("WebAuthn.addCredential", "credential", credential);
        }
    }

    private void send(String command, String name, Object value) {
        tools.send(command, json(Map.of("authenticatorId", id, name, value)));
    }

    private static JsonObject json(Map<String, Object> value) {
        return new Gson().toJsonTree(value).getAsJsonObject();
    }
}

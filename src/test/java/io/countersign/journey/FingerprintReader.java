package io.countersign.journey;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
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

    /** From now on it holds something else for what it held. */
    void change(String name, Object value) {
        for (JsonElement held : credentials()) {
            JsonObject credential = held.getAsJsonObject();
            send("WebAuthn.removeCredential", "credentialId", credential.get("credentialId"));
            credential.add(name, new Gson().toJsonTree(value));
            send("WebAuthn.addCredential", "credential", credential);
        }
    }

    /** What it holds of its one credential, by the name in the DevTools' protocol. */
    String held(String name) {
        return credentials().get(0).getAsJsonObject().get(name).getAsString();
    }

    private JsonArray credentials() {
        return tools.send("WebAuthn.getCredentials", json(Map.of("authenticatorId", id)))
                .getAsJsonArray("credentials");
    }

    /** As a password manager brings passkeys from one device to another. */
    void takeOver(FingerprintReader other) {
        for (JsonElement credential : other.credentials()) {
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

package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The steps that most tests begin with. */
public final class Journey {

    private Journey() {}

    /** A new browser in which a member of the demo data has signed in. */
    public static Api signedIn(TestServer server, String email) {
        return Api.browser(server).signIn(email);
    }

    /**
     * Pairs a phone for who has signed in: the member's first one by the code in a mail, another one by the phone that
     * was paired last.
     */
    public static Phone pairedPhone(Api api) {
        return pairedPhone(api, "Pixel 9");
    }

    public static Phone pairedPhone(Api api, String name) {
        Phone phone = new Phone(api.server()).pair(pairingCode(api), name);
        api.server().phones().put(api.email(), phone);
        return phone;
    }

    /** A new phone for who has signed in, and no other: those of earlier tests are ended. */
    public static Phone onlyPhone(Api api) {
        Phone phone = pairedPhone(api, "Phone of " + api.email());
        endPhones(api, phone.id());
        return phone;
    }

    /** Ends the member's phones, but for one. */
    public static void endPhones(Api api, String butFor) {
        JsonNode phones = api.get("/api/trusted-sessions?limit=200").expect(200).json();
        for (JsonNode other : phones.path("items")) {
            if (!other.path("id").asText().equals(butFor)) {
                api.delete("/api/trusted-sessions/" + other.path("id").asText()).expect(204);
            }
        }
    }

    /** A code that pairs a phone once, within five minutes. */
    public static String pairingCode(Api api) {
        Answer asked = api.post("/api/pairings").expect(401);
        String confirmation = asked.confirmationId();
        if (asked.confirmation().path("methods").toString().contains("email-code")) {
            confirmByCode(api, confirmation);
        } else {
            api.server()
                    .phones()
                    .of(api.email())
                    .orElseThrow(() -> new AssertionError("Nothing can confirm " + asked))
                    .approve(confirmation)
                    .expect(200);
        }
        JsonNode pairing =
                api.confirmed(confirmation).post("/api/pairings").expect(201).json();
        return pairing.path("code").asText();
    }

    private static void confirmByCode(Api api, String confirmation) {
        String path = "/api/confirmations/" + confirmation;
        List<Mail> earlier = api.server().mailbox().to(api.email());
        api.post(path + "/email-code").expect(200);
        String code = api.server()
                .mailbox()
                .take(api.email(), mail -> mail.hasCode() && !earlier.contains(mail))
                .code();
        api.post(path + "/code", Map.of("code", code)).expect(200);
    }

    /** Does a protected action: asks, confirms by the phone, does it. Answers what the action answered. */
    public static Answer confirmed(Api api, Phone phone, Function<Api, Answer> action) {
        String confirmation = action.apply(api).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        return action.apply(api.confirmed(confirmation));
    }

    /** Makes a text secret and answers its id. */
    public static String createSecret(Api api, String name, String note, boolean confirmToView) {
        Map<String, Object> secret =
                Map.of("type", "text", "name", name, "fields", Map.of("note", note), "confirmToView", confirmToView);
        return api.post("/api/secrets", secret).expect(201).json().path("id").asText();
    }
}

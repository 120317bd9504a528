package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A passkey that a member has added, and the authenticator that holds it. */
public record AddedPasskey(Authenticator authenticator, String id) {

    /** Adds a new one, which the member's phone confirms. */
    public static AddedPasskey of(Api api, Phone phone, String name) {
        return of(api, phone, name, authenticator(api));
    }

    public static AddedPasskey of(Api api, Phone phone, String name, Authenticator authenticator) {
        Map<String, Object> made = made(api, name, authenticator);
        Answer added = Journey.confirmed(api, phone, as -> as.post("/api/passkeys", made));
        return new AddedPasskey(
                authenticator, added.expect(201).json().path("id").asText());
    }

    /** Adds the first one of a member who has nothing to confirm with, by the code that is mailed. */
    public static AddedPasskey first(Api api, Authenticator authenticator) {
        Map<String, Object> made = made(api, "First", authenticator);
        String confirmation = api.post("/api/passkeys", made).expect(401).confirmationId();
        String path = "/api/confirmations/" + confirmation;
        List<Mail> earlier = api.server().mailbox().to(api.email());
        api.post(path + "/email-code").expect(200);
        String code = api.server()
                .mailbox()
                .take(
                        api.email(),
                        mail -> mail.subject().equals("Your code to add a passkey") && !earlier.contains(mail))
                .code();
        api.post(path + "/code", Map.of("code", code)).expect(200);
        Answer added = api.confirmed(confirmation).post("/api/passkeys", made);
        return new AddedPasskey(
                authenticator, added.expect(201).json().path("id").asText());
    }

    /** What is to be added, by new options of the browser's session. */
    public static Map<String, Object> made(Api api, String name, Authenticator authenticator) {
        JsonNode options = api.post("/api/passkeys/options").expect(200).json();
        return Map.of("name", name, "credential", authenticator.register(options));
    }

    /** On a page of the server. */
    public static Authenticator authenticator(Api api) {
        return Authenticator.at(api.server().publicUrl().toString().replaceAll("/$", ""));
    }

    /** What it is asked; fails if the server does not ask it. */
    public static JsonNode asked(Api asking, String confirmation) {
        return asking.post(path(confirmation) + "options").expect(200).json();
    }

    /** It's me!, in the browser that asked; or why that is not asked. */
    public Answer approve(Api asking, String confirmation) {
        Answer options = asking.post(path(confirmation) + "options");
        return options.status() == 200 ? answer(asking, confirmation, authenticator.answer(options.json())) : options;
    }

    /** Any answer. */
    public static Answer answer(Api asking, String confirmation, Map<String, Object> assertion) {
        return asking.post(path(confirmation) + "assertion", assertion);
    }

    private static String path(String confirmation) {
        return "/api/confirmations/" + confirmation + "/passkey/";
    }
}

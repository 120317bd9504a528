package io.countersign.passkey;

import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.util.Map;

/** A new member of Acme, who has neither phone nor passkey yet. */
record Newcomer(Api api, String id) {

    private static final String PASSWORD = "quiet orchard lantern";

    /** @param admin who invites them */
    static Newcomer join(Api admin) {
        String email = "p" + System.nanoTime() + "@acme.test";
        admin.post("/api/members", Map.of("email", email, "name", "Nora New", "role", "user"))
                .expect(201);
        TestServer server = admin.server();
        String token = server.mailbox()
                .take(email, mail -> mail.subject().startsWith("Join "))
                .link()
                .replaceFirst(".*#", "");
        server.needles().add(token);
        Api api = Api.browser(server);
        Answer joined =
                api.post("/api/invitations/accept", Map.of("token", token, "name", "Nora New", "password", PASSWORD));
        String id = joined.expect(201).json().at("/member/id").asText();
        return new Newcomer(api.signIn(email, PASSWORD), id);
    }

    /** The same member in another browser. */
    Api elsewhere() {
        return Api.browser(api.server()).signIn(api.email(), PASSWORD);
    }

    AddedPasskey passkey(Phone phone, String name) {
        return AddedPasskey.of(api, phone, name);
    }

    /** A secret of theirs that asks before it is viewed. */
    String secret() {
        return "/api/secrets/" + Journey.createSecret(api, "Behind a passkey", "the note behind a passkey", true);
    }
}

package io.countersign.directory;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom a test has invited to Acme, and sends away when it is over. */
final class Guestbook {

    static final String PASSWORD = "quiet orchard lantern";

    private final Set<String> joined = new HashSet<>();
    private Office host;

    Guestbook(Office host) {
        this.host = host;
    }

    /** From now on this one invites. */
    Guestbook beginAnew(Office other) {
        host = other;
        return this;
    }

    /** One that was never used before. */
    String address() {
        return "n" + System.nanoTime() + "@acme.test";
    }

    Answer invite(String email, String role) {
        return host.api().post("/api/members", invitation(email, role));
    }

    /** A new member of this role, signed in. */
    Api member(String role) {
        String email = address();
        host.confirmed(as -> as.post("/api/members", invitation(email, role))).expect(201);
        Api api = Api.browser(TestServer.shared());
        accept(api, token(mail(email)), "Nora New").expect(201);
        return api;
    }

    Mail mail(String email) {
        return TestServer.shared().mailbox().take(email, mail -> mail.subject().startsWith("Join "));
    }

    String token(Mail mail) {
        String token = mail.link().replaceFirst(".*#", "");
        TestServer.shared().needles().add(token);
        return token;
    }

    Answer preview(String token) {
        return Api.browser(TestServer.shared()).post("/api/invitations/preview", Map.of("token", token));
    }

    Answer accept(Api browser, String token, String name) {
        Answer answer =
                browser.post("/api/invitations/accept", Map.of("token", token, "name", name, "password", PASSWORD));
        if (answer.status() == 201) {
            joined.add(answer.json().at("/member/id").asText());
        }
        return answer;
    }

    /** Others count the people of Acme. */
    void sendAway() {
        for (String id : joined) {
            if (host.api().get(Office.path(id)).json().path("active").asBoolean()) {
                host.confirmed(as -> as.delete(Office.path(id))).expect(204);
            }
        }
        joined.clear();
        host.api()
                .get("/api/invitations?limit=200")
                .json()
                .path("items")
                .forEach(one ->
                        host.api().delete("/api/invitations/" + one.path("id").asText()));
    }

    private static Map<String, Object> invitation(String email, String role) {
        return Map.of("email", email, "name", "Nora New", "role", role);
    }
}

package io.countersign.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** A member who shares secrets and confirms with a phone. */
record Sharer(Api api, Phone phone) {

    /** On the shared server, so much later that no limit of an earlier test holds any more. */
    static Sharer of(String email) {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
        Api api = Journey.signedIn(TestServer.shared(), email);
        return new Sharer(api, Journey.onlyPhone(api));
    }

    String id() {
        return id(api);
    }

    static String id(Api api) {
        return api.get("/api/session").expect(200).json().at("/member/id").asText();
    }

    String create(String name) {
        return Journey.createSecret(api, name, "copper kettle on the third shelf", false);
    }

    static String path(String secret) {
        return "/api/secrets/" + secret;
    }

    static String grants(String secret) {
        return path(secret) + "/grants";
    }

    /** With one member or team; answers the grant. */
    JsonNode share(String secret, String kind, String id, String role) {
        Map<String, Object> grant = Map.of(kind, id, "role", role);
        return confirmed(as -> as.post(grants(secret), grant)).expect(201).json();
    }

    JsonNode grantOf(String secret, String memberOrTeam) {
        for (JsonNode grant : api.get(grants(secret)).expect(200).json().path("items")) {
            if (grant.path("member").asText().equals(memberOrTeam)
                    || grant.path("team").asText().equals(memberOrTeam)) {
                return grant;
            }
        }
        throw new AssertionError("No grant of " + memberOrTeam);
    }

    String grant(String secret, String memberOrTeam) {
        return grants(secret) + "/" + grantOf(secret, memberOrTeam).path("id").asText();
    }

    Answer confirmed(Function<Api, Answer> action) {
        return Journey.confirmed(api, phone, action);
    }

    /** Asks and taps It's me!; answers the confirmation that can be used now. */
    String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        phone.approve(confirmation).expect(200);
        return confirmation;
    }

    /** Takes the secret from everybody, if it is still there: no later test is to find it shared with somebody. */
    void forget(String secret) {
        Answer asked = api.delete(path(secret));
        if (asked.status() == 401) {
            api.confirmed(approved(asked)).delete(path(secret)).expect(204);
        }
    }

    /** What the secret's list and the secret itself say of the reader's role: both the same; empty without access. */
    static String role(Api reader, String secret) {
        Answer got = reader.get(path(secret));
        String role =
                got.status() == 404 ? "" : got.expect(200).json().path("role").asText();
        String listed = "";
        for (JsonNode item :
                reader.get("/api/secrets?limit=200").expect(200).json().path("items")) {
            listed = item.path("id").asText().equals(secret) ? item.path("role").asText() : listed;
        }
        if (!listed.equals(role)) {
            throw new AssertionError("The list says " + listed + ", the secret " + got);
        }
        return role;
    }
}

package io.countersign.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** A member at a browser, with one phone that stays and others that a test may end. */
final class Desk {

    /** Far enough from the twenty that a member may have. */
    private static final int KEPT = 8;

    private final TestServer server = TestServer.shared();
    private final Api browser;
    private final Phone phone;
    private final List<Phone> extra = new ArrayList<>();

    private Desk(String email) {
        browser = Journey.signedIn(server, email);
        JsonNode phones =
                browser.get("/api/trusted-sessions").expect(200).json().path("items");
        // The newest stay: one of them confirms the next pairing
        for (int i = KEPT; i < phones.size(); i++) {
            browser.delete("/api/trusted-sessions/" + phones.get(i).path("id").asText())
                    .expect(204);
        }
        phone = Journey.pairedPhone(browser, "Phone that stays");
    }

    /** Begins an hour after whatever was before, so that no limit of another test holds. */
    static Desk of(String email) {
        TestServer.shared().clock().advance(Duration.ofHours(1));
        return new Desk(email);
    }

    /** One more, while sessions that are open stay so. */
    static Desk besides(String email) {
        return new Desk(email);
    }

    /** A word that was never used before; without digits, so that nobody takes it for a code. */
    static String word() {
        return new Random().ints(12, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    TestServer server() {
        return server;
    }

    Api browser() {
        return browser;
    }

    /** The phone that stays. */
    Phone phone() {
        return phone;
    }

    /** One more phone, which {@link #tidy} ends. */
    Phone another(String name) {
        Phone another = new Phone(server).pair(startPairing().path("code").asText(), name);
        extra.add(another);
        return another;
    }

    /** A pairing, confirmed by the phone that stays: what {@code POST /pairings} has answered. */
    JsonNode startPairing() {
        return Journey.confirmed(browser, phone, api -> api.post("/api/pairings"))
                .expect(201)
                .json();
    }

    /** A new secret that asks for confirmation. */
    String secret(String name) {
        return Journey.createSecret(browser, name, "the note of " + name, true);
    }

    /** Asks to see a secret: the answer 401 with the confirmation. */
    Answer ask(String secret) {
        return browser.post("/api/secrets/" + secret + "/reveal").expect(401);
    }

    /** Makes one more session of the same member. */
    Api secondBrowser() {
        return Journey.signedIn(server, browser.email());
    }

    /** Ends every phone but the one that stays. */
    void tidy() {
        extra.forEach(other -> browser.delete(other.path()));
        extra.clear();
    }

    /** How the member's list shows a phone; a missing node if it does not. */
    JsonNode listed(Phone one) {
        JsonNode items = browser.get("/api/trusted-sessions").expect(200).json().path("items");
        for (JsonNode item : items) {
            if (item.path("id").asText().equals(one.id())) {
                return item;
            }
        }
        return MissingNode.getInstance();
    }
}

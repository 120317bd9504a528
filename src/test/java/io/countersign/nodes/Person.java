package io.countersign.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A member with one browser and one phone that gets pushes; either may come to either node with each request. */
record Person(TestServer first, Api browser, Phone phone, PushSubscription subscription) {

    /** So much later that no limit of before holds any more. */
    static Person of(Nodes nodes, String email) {
        nodes.a().clock().advance(Duration.ofMinutes(61));
        return now(nodes, email);
    }

    static Person now(Nodes nodes, String email) {
        Api browser = nodes.browser().signIn(email);
        Phone phone = Journey.onlyPhone(browser);
        PushSubscription subscription = nodes.a().push().subscription();
        phone.subscribe(subscription).expect(204);
        return new Person(nodes.a(), browser, phone, subscription);
    }

    Api at(TestServer node) {
        return browser.at(node);
    }

    Phone phone(TestServer node) {
        return phone.at(node);
    }

    /** A new secret that asks before it is shown; its id. */
    String secret() {
        return Journey.createSecret(browser, "Root of two nodes", "two herons on one leg each", true);
    }

    static Answer reveal(Api as, String secret) {
        return as.post("/api/secrets/" + secret + "/reveal");
    }

    static Answer edit(Api as, String secret, String tag) {
        return as.with("If-Match", tag)
                .patch("/api/secrets/" + secret, Map.of("fields", Map.of("note", "one heron on two legs")));
    }

    String tag(String secret) {
        return browser.get("/api/secrets/" + secret).expect(200).header("ETag");
    }

    /** Asks for a secret of its own to be shown. */
    String ask(TestServer node) {
        return reveal(at(node), secret()).expect(401).confirmationId();
    }

    JsonNode look(TestServer node, String confirmation) {
        return at(node).get("/api/confirmations/" + confirmation).expect(200).json();
    }

    String state(TestServer node, String confirmation) {
        return look(node, confirmation).path("state").asText();
    }

    /** The pushes about a confirmation so far. */
    List<Message> pushes(String confirmation) {
        return first.push().messages(subscription).stream()
                .filter(message -> message.payload().contains(confirmation))
                .toList();
    }
}

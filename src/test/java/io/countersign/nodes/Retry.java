package io.countersign.nodes;

import io.countersign.testing.Answer;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;

/** A confirmed edit of a secret, to be sent to either node. */
record Retry(Person person, String secret, String tag, String confirmation) {

    static Retry of(Person person, TestServer node) {
        String secret = person.secret();
        String tag = person.tag(secret);
        String id = Person.edit(person.at(node), secret, tag).expect(401).confirmationId();
        person.phone(node).approve(id).expect(200);
        return new Retry(person, secret, tag, id);
    }

    Answer at(TestServer node) {
        return Person.edit(person.at(node).confirmed(confirmation), secret, tag);
    }

    /** How many there are of the secret. */
    int versions() {
        return Journey.confirmed(
                        person.browser(), person.phone(), api -> api.get("/api/secrets/" + secret + "/versions"))
                .expect(200)
                .json()
                .path("items")
                .size();
    }
}

package io.countersign.journey;

import static org.awaitility.Awaitility.await;

import io.countersign.push.PushSubscription;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;

/** A member's phone in tests that do not look at its screens: it is pushed to, and answers, without a browser. */
record Pocket(Phone phone, PushSubscription subscription) {

    /** The member's only one from now on. */
    static Pocket of(TestServer server, String email) {
        Api api = Journey.signedIn(server, email);
        Phone phone = Journey.pairedPhone(api);
        Journey.endPhones(api, phone.id());
        PushSubscription subscription = server.push().subscription();
        phone.subscribe(subscription).expect(204);
        return new Pocket(phone, subscription);
    }

    /** Answers the one request that waits, as soon as it does. */
    void tapItsMe() {
        await("a request on the phone")
                .atMost(Duration.ofSeconds(20))
                .until(() -> phone.requests().size() == 1);
        phone.approve(phone.requests().get(0).path("id").asText()).expect(200);
    }
}

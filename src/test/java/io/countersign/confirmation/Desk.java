package io.countersign.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;

/** A member at work: signed in, with a phone that was paired for this test, and no other. */
record Desk(Api api, Phone phone) {

    /** For the shared server: so much later that no limit and no lock of an earlier test holds any more. */
    static void anHourLater() {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
    }

    static Desk of(String email) {
        return of(TestServer.shared(), email);
    }

    static Desk of(TestServer server, String email) {
        Api api = Journey.signedIn(server, email);
        return new Desk(api, Journey.onlyPhone(api));
    }

    /** A member without any phone who may pair the first one by a mailed code, as an admin has let them. */
    static Api withoutPhone(Desk admin, String email) {
        Api api = Journey.signedIn(admin.api().server(), email);
        String member =
                api.get("/api/session").expect(200).json().at("/member/id").asText();
        Journey.confirmed(admin.api(), admin.phone(), as -> as.post("/api/members/" + member + "/reset"))
                .expect(204);
        return api;
    }

    /** The same member with the same phone, in a new browser. */
    Desk inAnotherBrowser() {
        return new Desk(Journey.signedIn(api.server(), api.email()), phone);
    }

    /** From now on the phone is pushed to, and what it gets can be seen at the tests' push service. */
    PushSubscription subscribed() {
        PushSubscription subscription = api.server().push().subscription();
        Answer answer = phone.subscribe(subscription);
        if (answer.status() / 100 != 2) {
            throw new AssertionError("The phone cannot subscribe: " + answer);
        }
        return subscription;
    }

    /** A confirmation as the session that asked sees it. */
    JsonNode look(String confirmation) {
        return api.get("/api/confirmations/" + confirmation).expect(200).json();
    }

    String state(String confirmation) {
        return look(confirmation).path("state").asText();
    }
}

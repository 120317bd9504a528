package io.countersign.confirmation;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;

/** {@code push}: It's me! on the phone. */
class PushMethodIT extends SendingMethodContract {

    private static Desk ann;
    private static Desk bob;
    private static Desk admin;
    private static PushSubscription subscription;

    private JsonNode listed;

    @BeforeAll
    static void allHavePhones() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        bob = Desk.of("bob@acme.test");
        admin = Desk.of("admin@acme.test");
        subscription = ann.subscribed();
    }

    @Override
    String name() {
        return "push";
    }

    @Override
    Duration validity() {
        return Duration.ofMinutes(2);
    }

    @Override
    String problemOfWrongAnswer() {
        return "decision-invalid";
    }

    @Override
    Api memberWhoHasIt() {
        return ann.inAnotherBrowser().api();
    }

    @Override
    Api memberWhoHasNot() {
        return Desk.withoutPhone(admin.inAnotherBrowser(), "guest@acme.test");
    }

    @Override
    void awaitArrival(String confirmation, int sends) {
        await().atMost(Duration.ofSeconds(30)).until(() -> pushesAbout(confirmation) == sends);
        listed = ann.phone().request(confirmation);
    }

    @Override
    Answer answer(Api asking, String confirmation) {
        return decide(ann.phone(), confirmation);
    }

    @Override
    Answer answerByAnother(String confirmation) {
        return decide(bob.phone(), confirmation);
    }

    @Override
    Answer answerWrongly(Api asking, String confirmation) {
        return ann.phone()
                .decide(confirmation, ann.phone().decision(listed, "approve").claim("nonce", "another"));
    }

    @Override
    void deny(Api asking, String confirmation) {
        ann.phone().deny(confirmation, false).expect(200);
    }

    /** As signed by a phone that has seen the request while it was pending. */
    private Answer decide(Phone phone, String confirmation) {
        JsonNode request = listed == null ? ann.phone().request(confirmation) : listed;
        return phone.decide(confirmation, phone.decision(request, "approve"));
    }

    private static long pushesAbout(String confirmation) {
        return TestServer.shared().push().messages(subscription).stream()
                .filter(message -> message.payload().contains(confirmation))
                .count();
    }
}

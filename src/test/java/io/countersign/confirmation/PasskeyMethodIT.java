package io.countersign.confirmation;

import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Authenticator;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** {@code passkey}: a user who is verified in the browser that asked. */
class PasskeyMethodIT extends ConfirmationMethodContract {

    private static Desk bob;
    private static Desk ann;
    private static AddedPasskey passkey;

    @BeforeAll
    static void bobHasOne() {
        Desk.anHourLater();
        bob = Desk.of("bob@acme.test");
        ann = Desk.of("ann@acme.test");
        passkey = AddedPasskey.of(bob.api(), bob.phone(), "Laptop");
    }

    @AfterAll
    static void bobHasNoneAnyMore() {
        bob.inAnotherBrowser().api().delete("/api/passkeys/" + passkey.id()).expect(204);
    }

    @Override
    String name() {
        return "passkey";
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
        return bob.inAnotherBrowser().api();
    }

    @Override
    Api memberWhoHasNot() {
        return ann.inAnotherBrowser().api();
    }

    @Override
    Answer answer(Api asking, String confirmation) {
        return passkey.approve(asking, confirmation);
    }

    @Override
    Answer answerByAnother(String confirmation) {
        return passkey.approve(ann.inAnotherBrowser().api(), confirmation);
    }

    @Override
    Answer answerWrongly(Api asking, String confirmation) {
        Authenticator authenticator = passkey.authenticator().verifying(false);
        Answer answer = passkey.approve(asking, confirmation);
        authenticator.verifying(true);
        return answer;
    }

    @Override
    void deny(Api asking, String confirmation) {
        bob.phone().deny(confirmation, false).expect(200);
    }
}

package io.countersign.confirmation;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** {@code email}: a link in the inbox, opened in the browser that asked. */
class EmailLinkMethodIT extends SendingMethodContract {

    private static final EmailLinks LINKS = EmailLinks.to("ann@acme.test");

    private static Desk admin;
    private static Desk ann;
    private static Desk bob;

    private int before;

    @BeforeAll
    static void adminTurnsItOn() {
        admin = EmailLinks.turnedOn();
        ann = Desk.of(LINKS.email());
        bob = Desk.of("bob@acme.test");
    }

    @AfterAll
    static void adminTurnsItOff() {
        EmailLinks.turnOff(admin);
    }

    @Override
    String name() {
        return "email";
    }

    @Override
    Duration validity() {
        return Duration.ofMinutes(10);
    }

    @Override
    String problemOfWrongAnswer() {
        return "number-wrong";
    }

    @Override
    String problemOfAnother() {
        return "wrong-member";
    }

    @Override
    Api memberWhoHasIt() {
        before = LINKS.mails().size();
        return ann.inAnotherBrowser().api();
    }

    @Override
    Api memberWhoHasNot() {
        return Journey.signedIn(TestServer.shared(), "eve@globex.test");
    }

    @Override
    void awaitArrival(String confirmation, int sends) {
        await().atMost(Duration.ofSeconds(30)).until(() -> LINKS.mails().size() == before + sends);
    }

    @Override
    Answer answer(Api asking, String confirmation) {
        return EmailLinks.confirm(asking, LINKS.newestToken(), null);
    }

    @Override
    Answer answerByAnother(String confirmation) {
        return EmailLinks.confirm(bob.inAnotherBrowser().api(), LINKS.newestToken(), null);
    }

    @Override
    Answer answerWrongly(Api asking, String confirmation) {
        String number = asking.get("/api/confirmations/" + confirmation)
                .json()
                .path("number")
                .asText();
        return EmailLinks.confirm(LINKS.elsewhere(), LINKS.newestToken(), EmailLinks.not(number));
    }

    @Override
    void deny(Api asking, String confirmation) {
        EmailLinks.deny(LINKS.elsewhere(), LINKS.newestToken(), "not-me").expect(200);
    }
}

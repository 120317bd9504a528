package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code email-code}: six digits in the inbox of a member who has no phone yet. */
class EmailCodeMethodIT extends SendingMethodContract {

    private static final String BOB = "bob@acme.test";

    private static Desk admin;
    private static Desk ann;

    private int before;

    @BeforeAll
    static void adminAndAnnHavePhones() {
        Desk.anHourLater();
        admin = Desk.of("admin@acme.test");
        ann = Desk.of("ann@acme.test");
    }

    @Override
    String name() {
        return "email-code";
    }

    @Override
    Duration validity() {
        return Duration.ofMinutes(5);
    }

    @Override
    String problemOfWrongAnswer() {
        return "code-wrong";
    }

    @Override
    Api memberWhoHasIt() {
        Api bob = Desk.withoutPhone(admin.inAnotherBrowser(), BOB);
        before = codes().size();
        return bob;
    }

    @Override
    Api memberWhoHasNot() {
        return ann.inAnotherBrowser().api();
    }

    @Override
    void awaitArrival(String confirmation, int sends) {
        await().atMost(Duration.ofSeconds(30)).until(() -> codes().size() == before + sends);
    }

    @Override
    Answer answer(Api asking, String confirmation) {
        await().atMost(Duration.ofSeconds(30)).until(() -> codes().size() > before);
        return type(asking, confirmation, newestCode());
    }

    @Override
    Answer answerByAnother(String confirmation) {
        return type(ann.inAnotherBrowser().api(), confirmation, newestCode());
    }

    @Override
    Answer answerWrongly(Api asking, String confirmation) {
        return type(asking, confirmation, wrongCode());
    }

    @Override
    void deny(Api asking, String confirmation) {
        for (int tries = 1; tries <= 5; tries++) {
            assertThat(asking.get("/api/confirmations/" + confirmation)
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("pending");
            assertThat(answerWrongly(asking, confirmation).expect(403).problem())
                    .isEqualTo("code-wrong");
        }
    }

    @Test
    void codeOpensNothingButPairing() {
        Api bob = memberWhoHasIt();
        String secret = Journey.createSecret(bob, "Bob's own", "only-for-bob-4711", true);

        Answer asked = bob.post("/api/secrets/" + secret + "/reveal").expect(401);

        assertThat(asked.confirmation().path("methods")).isEmpty();
        assertThat(bob.post("/api/confirmations/" + asked.confirmationId() + "/email-code")
                        .expect(409)
                        .problem())
                .isEqualTo("method-unavailable");
    }

    @Test
    void codeIsForTheBrowserThatAsked() {
        Api here = memberWhoHasIt();
        String id = sentTo(here);
        Api there = Journey.signedIn(TestServer.shared(), BOB);

        assertThat(type(there, id, newestCode()).expect(404).problem()).isEqualTo("confirmation-unknown");
    }

    @Test
    void newerCodeReplacesTheOlder() {
        Api bob = memberWhoHasIt();
        String id = sentTo(bob);
        String older = newestCode();
        bob.post("/api/confirmations/" + id + "/email-code").expect(200);
        awaitArrival(id, 2);

        if (!older.equals(newestCode())) {
            type(bob, id, older).expect(403);
        }
        type(bob, id, newestCode()).expect(200);
    }

    @Test
    void whatIsNoCodeIsNoTry() {
        Api bob = memberWhoHasIt();
        String id = sentTo(bob);
        for (String code : List.of("", "12345", "1234567", "abcdef", "12 456")) {
            assertThat(type(bob, id, code).expect(400).text()).contains("code");
        }

        type(bob, id, newestCode()).expect(200);
    }

    /** Asks, and has the code sent; answers the confirmation's id. */
    private String sentTo(Api asking) {
        String id = asking.post("/api/pairings").expect(401).confirmationId();
        asking.post("/api/confirmations/" + id + "/email-code").expect(200);
        awaitArrival(id, 1);
        return id;
    }

    private static Answer type(Api api, String confirmation, String code) {
        return api.post("/api/confirmations/" + confirmation + "/code", Map.of("code", code));
    }

    private static String newestCode() {
        List<String> codes = codes();
        return codes.get(codes.size() - 1);
    }

    private static String wrongCode() {
        return "%06d".formatted((Integer.parseInt(newestCode()) + 1) % 1_000_000);
    }

    private static List<String> codes() {
        return TestServer.shared().mailbox().to(BOB).stream()
                .filter(Mail::hasCode)
                .map(Mail::code)
                .toList();
    }
}

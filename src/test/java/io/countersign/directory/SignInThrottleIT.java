package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Crowd;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten wrong passwords within 15 minutes for one member from one address, and nobody else is locked out. */
class SignInThrottleIT {

    private static final int MOST = 10;
    private static final int MOST_OF_ADDRESS = 100;
    private static final String WRONG = "demo-password-2";

    private final TestServer server = TestServer.shared();

    @BeforeEach
    @AfterEach
    void forget() {
        server.clock().advance(Duration.ofMinutes(16));
    }

    @Test
    void afterTenWrongPasswordsTheRightOneIsRefusedToo() {
        failTenTimes("bob@acme.test");

        assertRefused(signIn(Api.browser(server), "bob@acme.test", Api.DEMO_PASSWORD));
        assertRefused(signIn(Api.browser(server), "BOB@acme.test", WRONG));
    }

    @Test
    void windowEndsByTime() {
        failTenTimes("bob@acme.test");
        Answer refused = signIn(Api.browser(server), "bob@acme.test", Api.DEMO_PASSWORD);

        server.clock().advance(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After"))));

        signIn(Api.browser(server), "bob@acme.test", Api.DEMO_PASSWORD).expect(200);
    }

    @Test
    void rightPasswordsDoNotCount() {
        for (int i = 0; i <= MOST; i++) {
            signIn(Api.browser(server), "bob@acme.test", Api.DEMO_PASSWORD).expect(200);
        }
    }

    @Test
    void browserThatHasSignedInBeforeGoesOn() {
        Api known = Journey.signedIn(server, "bob@acme.test");
        known.delete("/api/session").expect(204);
        failTenTimes("bob@acme.test");

        signIn(known, "bob@acme.test", Api.DEMO_PASSWORD).expect(200);
    }

    @Test
    void knownBrowserIsLimitedToo() {
        Api known = Journey.signedIn(server, "bob@acme.test");
        for (int i = 0; i < MOST; i++) {
            signIn(known, "bob@acme.test", WRONG).expect(401);
        }

        assertRefused(signIn(known, "bob@acme.test", Api.DEMO_PASSWORD));
    }

    @Test
    void browserKnownToAnotherMemberDoesNotHelp() {
        Api known = Journey.signedIn(server, "ann@acme.test");
        failTenTimes("bob@acme.test");

        assertRefused(signIn(known, "bob@acme.test", Api.DEMO_PASSWORD));
    }

    @Test
    void otherMemberAndOtherAddressGoOn() {
        failTenTimes("bob@acme.test");

        signIn(Api.browser(server), "ann@acme.test", Api.DEMO_PASSWORD).expect(200);
        assertThat(new OtherAddress(server).signIn("bob@acme.test", Api.DEMO_PASSWORD))
                .isEqualTo(200);
    }

    @Test
    void headersOfAClientDoNotChangeItsAddress() {
        failTenTimes("bob@acme.test");
        Api disguised = Api.browser(server)
                .with("X-Forwarded-For", "192.0.2.7")
                .with("Forwarded", "for=192.0.2.7")
                .with("X-Real-IP", "192.0.2.7");

        assertRefused(signIn(disguised, "bob@acme.test", Api.DEMO_PASSWORD));
    }

    @Test
    void unknownAddressIsTreatedAsAKnownOne() {
        failTenTimes("nobody@acme.test");

        assertRefused(signIn(Api.browser(server), "nobody@acme.test", WRONG));
    }

    @Test
    void triesAtTheSameMomentAreCountedToo() {
        List<Integer> answers = Together.times(
                20, () -> signIn(Api.browser(server), "bob@acme.test", WRONG).status());

        assertThat(Collections.frequency(answers, 401)).isLessThanOrEqualTo(MOST);
        assertThat(answers).contains(429).containsOnly(401, 429);
    }

    @Test
    void afterAHundredFromOneAddressNobodyGetsInFromThereButFromElsewhere() {
        Api known = Journey.signedIn(server, "bob@acme.test");
        for (int i = 0; i < MOST_OF_ADDRESS; i++) {
            signIn(Api.browser(server), "nobody-" + i + "@acme.test", WRONG).expect(401);
        }

        assertRefused(signIn(Api.browser(server), "ann@acme.test", Api.DEMO_PASSWORD));
        assertThat(new OtherAddress(server).signIn("ann@acme.test", Api.DEMO_PASSWORD))
                .isEqualTo(200);
        signIn(known, "bob@acme.test", Api.DEMO_PASSWORD).expect(200);
    }

    @Test
    void signInsThatWaitHoldNoConnectionOfOthers() {
        AtomicInteger number = new AtomicInteger();
        List<Answer> answers = crowd("add", () -> {
            int nobody = number.incrementAndGet();
            Api browser = Api.browser(server);
            browser.cookies().set(SessionCookies.BROWSER, "of-a-browser-nobody-knows-" + nobody);
            return signIn(browser, "nobody-" + nobody + "@acme.test", WRONG);
        });
        assertThat(answers).extracting(Answer::status).containsOnly(401);
    }

    @Test
    void norDoChangesOfPasswords() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        Map<String, String> change = Map.of("current", WRONG, "password", "a new one of enough words");
        List<Answer> answers = crowd("add", () -> bob.post("/api/profile/password", change));
        assertThat(answers).extracting(Answer::problem).isSubsetOf("password-wrong", "too-many-attempts");
    }

    @Test
    void norDoCodesOfClients() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        Map<String, Object> extension = Map.of("client", Map.of("name", "Extension", "platform", "Linux"));
        String code = new Phone(server)
                .send("POST", "/api/session/connections", extension)
                .expect(201)
                .json()
                .path("userCode")
                .asText();
        List<Answer> answers =
                crowd("remove", () -> bob.post("/api/session/connections/preview", Map.of("code", code)));
        assertThat(answers).extracting(Answer::status).isSubsetOf(200, 429);
    }

    /** More than there are connections, each of whom is about to be counted, or not to be counted any more. */
    private List<Answer> crowd(String step, Callable<Answer> call) {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        String place = "io.countersign.directory.CountedAttempts#" + step;
        return Crowd.waits(server, place, call, () -> ann.get("/api/secrets").expect(200));
    }

    private void failTenTimes(String email) {
        for (int i = 0; i < MOST; i++) {
            Answer answer = signIn(Api.browser(server), email, WRONG).expect(401);
            assertThat(answer.problem()).isEqualTo("sign-in-failed");
        }
    }

    private static Answer signIn(Api browser, String email, String password) {
        return browser.post("/api/session", Map.of("email", email, "password", password));
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("too-many-attempts");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }
}

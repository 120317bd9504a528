package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Authenticator;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The life of an empty server: it waits for its first owner, gets one, and keeps them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstOwnerIT {

    private static final String URL = "https://vault.example";
    private static final String OLIVE = "olive@initech.test";
    private static final String PASSWORD = "correct horse battery";

    private static TestServer server;
    private static Phone lost;
    private static String secret;
    private static Api back;
    private static Phone phone;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .empty()
                .setting("countersign.url", URL)
                .setting("countersign.recover", OLIVE)
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @Order(1)
    void emptyServerIsReadyAndWaitsForItsFirstOwner() {
        assertThat(setup().path("required").asBoolean()).isTrue();
        assertThat(setup().path("demo").asBoolean(true)).isFalse();
        assertThat(codes()).hasSize(1);
        assertThat(codes().get(0)).matches("[A-Za-z0-9_-]{22,}");
        assertThat(setup().toString()).doesNotContain(codes().get(0));
        assertThat(server.log()).contains(URL + "/setup");
        assertThat(signIn("ann@acme.test", Api.DEMO_PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @Order(2)
    void wrongCodeSetsNobodyUp() {
        Answer answer = setUp(owner("w".repeat(43)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("setup-code-wrong");
        assertThat(setup().path("required").asBoolean()).isTrue();
    }

    @Test
    @Order(3)
    void wrongMembersAreNamedAndUseNoCodeUp() {
        assertNamed("password", "short");
        assertNamed("email", "nobody");
        assertNamed("name", " ");
        assertNamed("workspace", "");
        assertNamed("code", null);
        assertThat(setup().path("required").asBoolean()).isTrue();
    }

    @Test
    @Order(4)
    void codeInTheLogSetsTheFirstOwnerUpAndSignsThemIn() {
        Api browser = browser();

        Answer answer = browser.post("/api/setup", owner(codes().get(0))).expect(201);

        assertThat(answer.json().at("/member/email").asText()).isEqualTo("olive@initech.test");
        assertThat(answer.json().at("/member/role").asText()).isEqualTo("owner");
        assertThat(answer.json().at("/workspace/name").asText()).isEqualTo("Initech");
        browser.get("/api/session").expect(200);
        assertThat(setup().path("required").asBoolean(true)).isFalse();
    }

    @Test
    @Order(5)
    void cookiesAreSecureWhereThePublicAddressIsHttps() {
        Answer answer = signIn("olive@initech.test", PASSWORD).expect(200);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("; Secure") || cookie.contains(";Secure"));
    }

    @Test
    @Order(6)
    void secondSetUpIsRefused() {
        Map<String, Object> second = owner(codes().get(0));
        second.put("email", "second@initech.test");

        Answer answer = setUp(second);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("already-set-up");
        assertThat(signIn("second@initech.test", PASSWORD).status()).isEqualTo(401);
    }

    @Test
    @Order(7)
    void ownerOutlivesARestartAndNoNewCodeIsMade() {
        server.restart();

        assertThat(setup().path("required").asBoolean(true)).isFalse();
        assertThat(codes()).hasSize(1);
        signIn("olive@initech.test", PASSWORD).expect(200);
        assertThat(setUp(owner(codes().get(0))).problem()).isEqualTo("already-set-up");
    }

    @Test
    @Order(8)
    void startWithTheOwnersNameWritesARecoveryCodeOnce() {
        assertThat(server.log()).contains("names " + OLIVE + ", who is no active owner here");
        assertThat(recoveryCodes()).hasSize(1);
        assertThat(server.log()).contains(URL + "/recover");
    }

    @Test
    @Order(9)
    void codeAloneOrThePasswordAloneLetsNobodyBack() {
        Api olive = browser().signIn(OLIVE, PASSWORD);
        lost = Journey.pairedPhone(olive);
        secret = Journey.createSecret(olive, "Of who comes back", "a quiet note of the owner", true);
        String code = recoveryCodes().get(0);

        assertThat(recover(OLIVE, "not the password", code).problem()).isEqualTo("sign-in-failed");
        assertThat(recover("nobody@initech.test", PASSWORD, code).problem()).isEqualTo("sign-in-failed");
        assertThat(recover(OLIVE, PASSWORD, "w".repeat(43)).expect(403).problem())
                .isEqualTo("recovery-code-wrong");
        lost.send("GET", lost.path() + "/requests", null).expect(200);
        olive.get("/api/session").expect(200);
    }

    @Test
    @Order(10)
    void ownerComesBackOnceAndEverythingElseOfTheirsEnds() {
        Api elsewhere = browser().signIn(OLIVE, PASSWORD);
        String open =
                elsewhere.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();
        lost.approve(open).expect(200);
        back = browser();
        back.post("/api/recovery", comeback(OLIVE, PASSWORD, recoveryCodes().get(0)))
                .expect(200);

        assertThat(back.get("/api/session")
                        .expect(200)
                        .json()
                        .at("/member/email")
                        .asText())
                .isEqualTo(OLIVE);
        elsewhere.get("/api/session").expect(401);
        lost.send("GET", lost.path() + "/requests", null).expect(401);
        assertThat(recover(OLIVE, PASSWORD, recoveryCodes().get(0)).expect(403).problem())
                .isEqualTo("recovery-code-wrong");
        server.mailbox().take(OLIVE, mail -> mail.subject().contains("has come back by a recovery code"));
        assertThat(back.get("/api/audit?limit=20").expect(200).text()).contains("member.recovered");
    }

    @Test
    @Order(11)
    void whatCannotBeTakenBackWaitsForADayFromTheNewPhoneOn() {
        server.clock().advance(Duration.ofHours(23));
        back = browser().signIn(OLIVE, PASSWORD);
        phone = Journey.pairedPhone(back, "New");
        Journey.confirmed(back, phone, as -> as.post("/api/secrets/" + secret + "/reveal"))
                .expect(200);

        server.clock().advance(Duration.ofMinutes(90));
        Answer refused = back.delete("/api/secrets/" + secret).expect(403);
        assertThat(refused.problem()).isEqualTo("cooling-down");
        Instant until = Instant.parse(refused.json().path("until").asText());
        assertThat(until)
                .isBetween(
                        server.clock().instant().plus(Duration.ofHours(22)),
                        server.clock().instant().plus(Duration.ofHours(23)));
        assertThat(refused.json().has("confirmation")).isFalse();
        assertThat(back.get("/api/session").json().path("coolingUntil").asText())
                .isEqualTo(refused.json().path("until").asText());
        assertThat(phone.requests()).isEmpty();
        assertThat(back.delete("/api/secrets/x_unknown").expect(404).problem()).isEqualTo("not-found");

        server.clock().set(until.plusSeconds(1));
        back = browser().signIn(OLIVE, PASSWORD);
        Journey.confirmed(back, phone, as -> as.delete("/api/secrets/" + secret))
                .expect(204);
    }

    @Test
    @Order(12)
    void afterAResetTheyWaitFromTheFirstPasskeyOnToo() {
        String olive = back.get("/api/session").json().at("/member/id").asText();
        Journey.confirmed(back, phone, as -> as.post("/api/members/" + olive + "/reset"))
                .expect(204);
        server.clock().advance(Duration.ofHours(25));
        back = browser().signIn(OLIVE, PASSWORD);
        assertThat(back.get("/api/session").json().has("coolingUntil")).isFalse();

        AddedPasskey.first(back, Authenticator.at(URL));

        assertThat(back.get("/api/session").json().has("coolingUntil")).isTrue();
    }

    @Test
    @Order(13)
    void settingThatIsLeftBehindMakesNoSecondCode() {
        server.restart();

        assertThat(recoveryCodes()).hasSize(1);
        assertThat(server.log()).contains("take countersign.recover away");
        assertThat(recover(OLIVE, PASSWORD, recoveryCodes().get(0)).problem()).isEqualTo("recovery-code-wrong");
    }

    private static Map<String, Object> comeback(String email, String password, String code) {
        return Map.of("email", email, "password", password, "code", code);
    }

    private static Answer recover(String email, String password, String code) {
        return browser().post("/api/recovery", comeback(email, password, code));
    }

    private static List<String> recoveryCodes() {
        return Pattern.compile("with the recovery code (\\S+)")
                .matcher(server.log())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void assertNamed(String member, String value) {
        Map<String, Object> wrong = owner(codes().get(0));
        wrong.put(member, value);

        Answer answer = setUp(wrong);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(member);
    }

    private static Map<String, Object> owner(String code) {
        Map<String, Object> owner = new HashMap<>();
        owner.put("code", code);
        owner.put("workspace", "Initech");
        owner.put("name", "Olive Owner");
        owner.put("email", "olive@initech.test");
        owner.put("password", PASSWORD);
        return owner;
    }

    private static Answer setUp(Map<String, Object> owner) {
        return browser().post("/api/setup", owner);
    }

    private static Answer signIn(String email, String password) {
        return browser().post("/api/session", Map.of("email", email, "password", password));
    }

    private static JsonNode setup() {
        return browser().get("/api/setup").expect(200).json();
    }

    private static Api browser() {
        return Api.browser(server);
    }

    /** Every set-up code that the log holds, oldest first. */
    private static List<String> codes() {
        return Pattern.compile("with the code (\\S+)")
                .matcher(server.log())
                .results()
                .map(MatchResult::group)
                .map(found -> found.substring(found.lastIndexOf(' ') + 1))
                .toList();
    }
}

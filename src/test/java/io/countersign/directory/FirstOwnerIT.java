package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
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
    private static final String PASSWORD = "correct horse battery";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.with().empty().setting("countersign.url", URL).start();
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

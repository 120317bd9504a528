package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in by e-mail and password, and the cookies that come of it. */
class SignInIT {

    private static final String SESSION = "countersign-session";

    private static TestServer server;

    private final Api browser = Api.browser(server);

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
    }

    @Test
    void rightPasswordSignsIn() {
        Answer answer = signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);

        assertThat(answer.json().at("/member/email").asText()).isEqualTo("ann@acme.test");
        assertThat(answer.json().at("/member/role").asText()).isEqualTo("user");
        assertThat(answer.json().at("/workspace/name").asText()).isEqualTo("Acme");
        assertThat(browser.get("/api/session").expect(200).json()).isEqualTo(answer.json());
        assertThat(answer.text())
                .doesNotContain(browser.cookies().value(SESSION).orElseThrow());
    }

    @Test
    void addressIsComparedWithoutCaseAndBlanks() {
        signIn(" Ann@ACME.test ", Api.DEMO_PASSWORD).expect(200);
    }

    @Test
    void wrongPasswordAndWrongAddressAreToldApartByNothing() {
        Answer password = signIn("ann@acme.test", "demo-password-2");
        Answer address = signIn("nobody@acme.test", Api.DEMO_PASSWORD);

        assertThat(password.status()).isEqualTo(401);
        assertThat(password.problem()).isEqualTo("sign-in-failed");
        assertThat(address.status()).isEqualTo(password.status());
        assertThat(address.text()).isEqualTo(password.text());
        assertThat(address.lastingHeaders()).isEqualTo(password.lastingHeaders());
        assertThat(browser.cookies().all()).isEmpty();
    }

    @Test
    void answerToAWrongPasswordDoesNotWaitUntilTheTrailHasIt() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        int before = failures(ann).size();
        server.pauseBefore("io.countersign.directory.Audited#recordBeside");
        try {
            assertThat(CompletableFuture.supplyAsync(() -> signIn("ann@acme.test", "demo-password-2")))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .extracting(Answer::problem)
                    .isEqualTo("sign-in-failed");
            server.awaitHeld();
            assertThat(failures(ann)).hasSize(before);
        } finally {
            server.disarm();
        }
        await("the entry").untilAsserted(() -> assertThat(failures(ann)).hasSize(before + 1));
        assertThat(failures(ann).get(0).path("ip").asText()).isNotEmpty();
    }

    private static JsonNode failures(Api member) {
        return member.get("/api/audit?mine=true&event=member.sign-in-failed&limit=200")
                .expect(200)
                .json()
                .path("items");
    }

    @Test
    void cookiesAreForThisHostAndForNoScript() {
        Answer answer = signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);

        List<String> cookies = answer.headers().allValues("Set-Cookie");
        assertThat(cookies).hasSize(2).allSatisfy(cookie -> {
            List<String> attributes = attributes(cookie);
            assertThat(attributes).contains("httponly", "samesite=lax", "path=/");
            assertThat(attributes).noneMatch(attribute -> attribute.startsWith("domain"));
        });
        // ASVS 7.2.3: 128 bits at least
        assertThat(browser.cookies().value(SESSION).orElseThrow()).matches("[A-Za-z0-9_-]{22,}");
    }

    @Test
    void eachSignInMakesANewToken() {
        signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);
        String first = browser.cookies().value(SESSION).orElseThrow();

        signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);

        assertThat(browser.cookies().value(SESSION).orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void tokenThatABrowserBringsIsNotTakenOver() {
        browser.cookies().set(SESSION, "fixed-by-somebody-else-0123456789");

        signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);

        assertThat(browser.cookies().value(SESSION).orElseThrow()).isNotEqualTo("fixed-by-somebody-else-0123456789");
        assertThat(withToken("fixed-by-somebody-else-0123456789")
                        .get("/api/session")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void signOutEndsTheTokenForEverybodyWhoHasIt() {
        signIn("ann@acme.test", Api.DEMO_PASSWORD).expect(200);
        String token = browser.cookies().value(SESSION).orElseThrow();

        browser.delete("/api/session").expect(204);

        assertThat(browser.cookies().value(SESSION)).isEmpty();
        assertThat(withToken(token).get("/api/session").problem()).isEqualTo("not-signed-in");
    }

    @Test
    void withoutSessionNobodyIsSignedIn() {
        for (String path : new String[] {"session", "sessions", "secrets", "members", "workspace", "audit", "vaults"}) {
            Answer answer = browser.get("/api/" + path);

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("not-signed-in");
            assertThat(answer.header("WWW-Authenticate")).as(path).isNotEmpty();
        }
        assertThat(withToken("' or 1=1 --").get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void missingMembersAreNamed() {
        assertNamed(Map.of("email", "ann@acme.test"), "password");
        assertNamed(Map.of("password", Api.DEMO_PASSWORD), "email");
    }

    private void assertNamed(Map<String, String> body, String member) {
        Answer answer = browser.post("/api/session", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(member);
    }

    private Answer signIn(String email, String password) {
        return browser.post("/api/session", Map.of("email", email, "password", password));
    }

    private static Api withToken(String token) {
        Api other = Api.browser(server);
        other.cookies().set(SESSION, token);
        return other;
    }

    private static List<String> attributes(String cookie) {
        return Arrays.stream(cookie.toLowerCase(Locale.ROOT).split(";"))
                .map(String::strip)
                .toList();
    }
}

package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import io.countersign.testing.RawRequest;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that is bound to a key: who holds the key uses it, and nobody else, however they try. */
class BoundSessionIT {

    private static final String EXTENSION = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
    private static final Map<String, String> LABEL = Map.of("name", "Chrome extension", "platform", "Linux");

    private final TestServer server = TestServer.shared();
    private Phone keyHolder;
    private Phone client;

    @BeforeEach
    void signIn() {
        server.clock().advance(Duration.ofHours(3));
        keyHolder = new Phone(server);
        client = signedIn(keyHolder, "bob@acme.test");
    }

    private static Answer tryToSignIn(Phone key, String email, String password) {
        return key.send("POST", "/api/session", Map.of("email", email, "password", password, "client", LABEL));
    }

    private static Phone signedIn(Phone key, String email) {
        Answer answer = tryToSignIn(key, email, Api.DEMO_PASSWORD).expect(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        return new Phone(
                TestServer.shared(), key.key(), answer.json().path("id").asText());
    }

    @Test
    void keyHolderIsItsMemberFromWhateverOrigin() {
        Answer signedIn = keyHolder
                .asking()
                .from(EXTENSION)
                .post("/api/session", Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD))
                .expect(200);
        assertThat(signedIn.json().path("id").asText()).startsWith("s_").isNotEqualTo(client.id());
        Api asking = client.asking().from(EXTENSION).with("Sec-Fetch-Site", "cross-site");

        assertThat(asking.get("/api/session")
                        .expect(200)
                        .json()
                        .at("/member/email")
                        .asText())
                .isEqualTo("bob@acme.test");
        Journey.createSecret(asking, "Of the extension", "the note of it", false);
        JsonNode listed = asking.get("/api/sessions").expect(200).json().at("/items/1");
        assertThat(listed.path("id").asText()).isEqualTo(client.id());
        assertThat(listed.path("kind").asText()).isEqualTo("client");
        assertThat(listed.path("client").asText()).isEqualTo("Chrome extension on Linux");
        assertThat(listed.path("current").asBoolean()).isTrue();
    }

    @Test
    void nobodyElseIsWhateverTheyPresent() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        Api cookie = Api.browser(server);
        cookie.cookies().set("countersign-session", client.id());
        Phone stranger = new Phone(server, new Phone(server).key(), client.id());
        String browser =
                bob.get("/api/sessions").expect(200).json().at("/items/0/id").asText();

        assertThat(Api.bearer(server, client.id()).get("/api/session").problem())
                .isEqualTo("not-signed-in");
        assertThat(cookie.get("/api/session").problem()).isEqualTo("not-signed-in");
        assertRefused(stranger.send("GET", "/api/session", null), "not-signed-in", "invalid_token");
        assertRefused(
                new Phone(server, client.key(), browser).send("GET", "/api/session", null),
                "not-signed-in",
                "invalid_token");
        assertRefused(
                new Phone(server, client.key(), "s_unknown").send("GET", "/api/session", null),
                "not-signed-in",
                "invalid_token");
    }

    @Test
    void eachRequestNeedsAProofOfItsOwn() {
        String path = "/api/session";
        Jws proof = client.proof("GET", path);
        String right = proof.signedBy(client.key());
        client.send("GET", path, null, right).expect(200);

        assertUnproven(client.send("GET", path, null, right));
        assertUnproven(client.send("GET", path, null, null));
        assertUnproven(
                client.send("GET", path, null, client.proof("DELETE", path).signedBy(client.key())));
        assertUnproven(client.send(
                "GET", path, null, client.proof("GET", "/api/sessions").signedBy(client.key())));
        assertUnproven(client.send(
                "GET",
                path,
                null,
                client.proof("GET", path)
                        .claim("iat", server.clock().instant().getEpochSecond() - 120)
                        .signedBy(client.key())));
        assertUnproven(client.send(
                "GET",
                path,
                null,
                client.proof("GET", path).claim("ath", Jws.sha256("s_other")).signedBy(client.key())));
        assertUnproven(tryWithoutRightProof("garbage"));
        assertUnproven(tryWithoutRightProof(keyHolder.proof("GET", path).signedBy(client.key())));
        client.send("GET", path, null).expect(200);
    }

    @Test
    void twoProofsAreNone() throws IOException {
        String connection = "{\"client\": {\"name\": \"Chrome extension\", \"platform\": \"Linux\"}}";
        String credentials = "{\"email\": \"bob@acme.test\", \"password\": \"%s\"}".formatted(Api.DEMO_PASSWORD);
        String phone = "{\"code\": \"%s\", \"name\": \"Pixel\", \"platform\": \"Android\", \"publicKey\": %s}"
                .formatted("B".repeat(43), keyHolder.key().toPublicJWK().toJSONString());

        assertThat(withTwoProofs("POST", "/api/session", credentials)).contains("proof-invalid");
        assertThat(withTwoProofs("POST", "/api/session/connections", connection))
                .contains("proof-invalid");
        assertThat(withTwoProofs("GET", "/api/session/connections/n_1", "")).contains("proof-invalid");
        assertThat(withTwoProofs("POST", "/api/trusted-sessions", phone)).contains("proof-invalid");
    }

    /** Each is right, and neither was shown before. */
    private String withTwoProofs(String method, String path, String body) throws IOException {
        String two = "DPoP: %s\r\nDPoP: %s"
                .formatted(
                        keyHolder.proof(method, path).signedBy(keyHolder.key()),
                        keyHolder.proof(method, path).signedBy(keyHolder.key()));
        String rest = "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        Api api = Api.browser(server);
        try (Socket connection = RawRequest.connect(api)) {
            connection.getOutputStream().write(RawRequest.head(api, method, path, two + rest));
            connection.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Answer tryWithoutRightProof(String proof) {
        Map<String, Object> credentials = Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD);
        return keyHolder.send("POST", "/api/session", credentials, proof);
    }

    @Test
    void cookieCountsForNothingBesideAProof() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        Map<String, Object> secret = Map.of("type", "text", "name", "By no cookie", "fields", Map.of("note", ""));

        for (String origin :
                new String[] {"https://evil.example", server.publicUrl().toString()}) {
            Api both = ann.from(origin).with("DPoP", "garbage");
            assertThat(both.post("/api/secrets", secret).problem()).isEqualTo("not-signed-in");
            assertUnproven(both.with("Authorization", "DPoP " + client.id()).post("/api/secrets", secret));
        }
        assertThat(ann.get("/api/secrets?limit=200").expect(200).text()).doesNotContain("By no cookie");
        String proof = client.proof("GET", "/api/session").signedBy(client.key());
        Answer answer = ann.with("DPoP", proof)
                .with("Authorization", "DPoP " + client.id())
                .get("/api/session");
        assertThat(answer.json().at("/member/email").asText()).isEqualTo("bob@acme.test");
    }

    @Test
    void sessionEndsAsABrowsersDoes() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        bob.delete("/api/sessions/" + client.id()).expect(204);
        assertOver();

        client = signedIn(keyHolder, "bob@acme.test");
        client.send("DELETE", "/api/session", null).expect(204);
        assertOver();

        client = signedIn(keyHolder, "bob@acme.test");
        server.clock().advance(Duration.ofMinutes(118));
        client.send("GET", "/api/session", null).expect(200);
        server.clock().advance(Duration.ofMinutes(121));
        assertOver();
    }

    @Test
    void deactivatedMemberHasNoneAnyMore() {
        Office admin = Office.of("admin@acme.test");
        client = signedIn(keyHolder, "bob@acme.test");
        String bob = Office.id(Journey.signedIn(server, "bob@acme.test"));
        try {
            admin.confirmed(as -> as.delete(Office.path(bob))).expect(204);

            assertOver();
            assertThat(tryToSignIn(keyHolder, "bob@acme.test", Api.DEMO_PASSWORD)
                            .problem())
                    .isEqualTo("sign-in-failed");
        } finally {
            admin.takeBack(bob);
        }
        assertOver();
    }

    @Test
    void confirmationIsOfTheSessionThatAskedAndNamesIt() {
        Phone phone = Journey.onlyPhone(Journey.signedIn(server, "bob@acme.test"));
        Api asking = client.asking();
        String secret = Journey.createSecret(asking, "Guarded", "the note of it", true);
        String path = "/api/secrets/" + secret + "/reveal";
        String confirmation = asking.post(path).expect(401).confirmationId();
        assertThat(phone.request(confirmation).at("/client/name").asText()).isEqualTo("Chrome extension on Linux");
        phone.approve(confirmation).expect(200);
        Api other = signedIn(keyHolder, "bob@acme.test").asking();

        assertThat(other.get("/api/confirmations/" + confirmation).problem()).isEqualTo("confirmation-unknown");
        assertThat(other.confirmed(confirmation).post(path).problem()).isEqualTo("confirmation-mismatch");
        asking.confirmed(confirmation).post(path).expect(200);
    }

    @Test
    void wrongPasswordsAreCountedAsABrowsers() {
        for (int i = 0; i < 10; i++) {
            assertThat(tryToSignIn(new Phone(server), "bob@acme.test", "demo-password-2")
                            .problem())
                    .isEqualTo("sign-in-failed");
        }
        assertThat(tryToSignIn(keyHolder, "bob@acme.test", Api.DEMO_PASSWORD).problem())
                .isEqualTo("too-many-attempts");
    }

    @Test
    void labelIsPlainAndOfBoundSessionsOnly() {
        Map<String, Object> body =
                new LinkedHashMap<>(Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD, "client", LABEL));
        Answer unbound = Api.browser(server).post("/api/session", body).expect(400);
        assertThat(unbound.json().at("/errors/0/member").asText()).isEqualTo("client");

        body.put("client", Map.of("name", "Bank <b>\u202E", "platform", "Linux"));
        Answer odd = keyHolder.send("POST", "/api/session", body).expect(400);
        assertThat(odd.json().at("/errors/0/member").asText()).isEqualTo("client.name");
    }

    private void assertOver() {
        assertRefused(client.send("GET", "/api/session", null), "not-signed-in", "invalid_token");
    }

    private static void assertUnproven(Answer answer) {
        assertRefused(answer, "proof-invalid", "invalid_dpop_proof");
    }

    private static void assertRefused(Answer answer, String problem, String error) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.header("WWW-Authenticate")).startsWith("DPoP ").contains("error=\"" + error + "\"");
    }
}

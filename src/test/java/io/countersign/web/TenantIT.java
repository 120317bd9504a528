package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.AddedPasskey;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For Globex's owner, nothing of Acme is there: what is answered for its ids is answered for any id. */
class TenantIT {

    private static final String SECRET_NAME = "Of Acme alone";
    private static final byte[] FILE = "plan".getBytes(StandardCharsets.UTF_8);

    private static TestServer server;
    private static Api ann;
    private static Phone annsPhone;
    private static Api eve;
    private static Phone evesPhone;

    /** An id of Acme for each collection of the API, by the path that it has there. */
    private static final Map<String, String> ids = new HashMap<>();

    /** The same of what is within something else, by the names of the parameters. */
    private static final Map<String, String> parts = new HashMap<>();

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(server, "ann@acme.test");
        eve = Journey.signedIn(server, "eve@globex.test");
        evesPhone = phone(eve);
        annsPhone = phone(ann);
        ids.put("members", ann.get("/api/session").json().at("/member/id").asText());
        ids.put("trusted-sessions", annsPhone.id());
        ids.put("sessions", first("/api/sessions"));
        ids.put("vaults", first("/api/vaults"));
        fillASecret();
        invite();
        ids.put("tokens", confirmed(as -> as.post("/api/tokens", Map.of("name", "Of Acme"))));
        Map<String, Object> asking = Map.of("client", Map.of("name", "Extension", "platform", "Linux"));
        ids.put("session/connections", id(new Phone(server).send("POST", "/api/session/connections", asking)));
        ids.put("pairings", confirmed(as -> as.post("/api/pairings")));
        ids.put("passkeys", AddedPasskey.of(ann, annsPhone, "Of Acme").id());
        String confirmation = ann.post("/api/secrets/" + ids.get("secrets") + "/reveal")
                .expect(401)
                .confirmationId();
        ids.put("confirmations", confirmation);
        ids.put("audit/confirmations", confirmation);
    }

    private static void fillASecret() {
        String secret = Journey.createSecret(ann, SECRET_NAME, "the note of Acme", true);
        String path = "/api/secrets/" + secret;
        ids.put("secrets", secret);
        ids.put("secrets/imports", id(ann.post("/api/secrets/import", Map.of("content", "name,note\nBy a list,\n"))));
        parts.put("gid", first(path + "/grants"));
        parts.put("lid", confirmed(as -> as.post(path + "/links", Map.of("expiresIn", "PT1H"))));
        parts.put("aid", confirmed(as -> announced(as).sendBytes("POST", path + "/attachments", FILE)));
        parts.put("n", "1");
        parts.put("mid", ids.get("members"));
        parts.put("method", "push");
    }

    private static void invite() {
        Api admin = Journey.signedIn(server, "admin@acme.test");
        String name = "Of Acme " + System.nanoTime();
        Map<String, Object> invited =
                Map.of("email", "t" + System.nanoTime() + "@acme.test", "name", name, "role", "guest");
        ids.put("invitations", id(admin.post("/api/members", invited)));
        ids.put("teams", id(admin.post("/api/teams", Map.of("name", name))));
        ids.put("apps", id(admin.post("/api/apps", Map.of("name", name))));
    }

    private static String first(String list) {
        return ann.get(list).expect(200).json().at("/items/0/id").asText();
    }

    private static String confirmed(Function<Api, Answer> action) {
        return id(Journey.confirmed(ann, annsPhone, action));
    }

    private static String id(Answer made) {
        assertThat(made.status()).as(made.toString()).isIn(201, 202);
        return made.json().path("id").asText();
    }

    /** The oldest phones make room. */
    private static Phone phone(Api api) {
        JsonNode phones = api.get("/api/trusted-sessions").json().path("items");
        for (int i = 8; i < phones.size(); i++) {
            api.delete("/api/trusted-sessions/" + phones.get(i).path("id").asText());
        }
        return Journey.pairedPhone(api);
    }

    static Stream<DescribedCall> calls() {
        return DescribedCall.all().filter(DescribedCall::takesAnId);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void idOfAnotherWorkspaceIsNotFoundAsIfItWereNot(DescribedCall call) {
        String id = ids.get(call.collection());
        assertThat(id).as("an id of Acme for " + call).isNotEmpty();
        Answer foreign = send(call, id);

        assertThat(foreign.status()).as(foreign.toString()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(send(call, "x_unknown").text());
        assertThat(foreign.header("WWW-Authenticate")).isEmpty();
        assertThat(foreign.header("ETag")).isEmpty();
    }

    /** By the phone what only phones may ask, all else by the browser; right but for the id. */
    private static Answer send(DescribedCall call, String id) {
        Map<String, String> values = new HashMap<>(parts);
        values.put("id", id);
        String path = call.with(values);
        if (call.collection().equals("session/connections")) {
            // By a key of its own, as every client looks
            return new Phone(server).send(call.verb(), path, null);
        }
        return switch (call.path().replaceAll(".*/", "")) {
            case "requests", "test-push" -> evesPhone.send(call.verb(), path, null);
            case "decision" -> evesPhone.send(call.verb(), path, call.body());
            case "subscription" -> evesPhone.send(call.verb(), path, subscription());
            case "events" -> eve.with("Accept", "text/event-stream").get(path);
            case "attachments" -> announced(eve).send(call.verb(), path, null);
            default -> eve.with("If-Match", "\"1\"").send(call.verb(), path, call.body());
        };
    }

    private static Map<String, Object> subscription() {
        PushSubscription subscription = server.push().subscription();
        Map<String, Object> keys = Map.of("p256dh", subscription.p256dh(), "auth", subscription.auth());
        return Map.of("endpoint", subscription.endpoint(), "keys", keys);
    }

    /** With the headers of a small file, which need no body to be asked about. */
    private static Api announced(Api api) {
        return api.with("Content-Disposition", "attachment; filename=\"plan.txt\"")
                .with("Content-Type", "text/plain")
                .with("Upload-Length", String.valueOf(FILE.length))
                .with("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(sha256(FILE)) + ":");
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void withoutIfMatchItIsNotFoundToo() {
        Map<String, Object> change = Map.of("name", "Evil");
        Answer foreign = eve.patch("/api/secrets/" + ids.get("secrets"), change).expect(404);

        assertThat(foreign.text())
                .isEqualTo(eve.patch("/api/secrets/x_unknown", change).text());
    }

    @Test
    void confirmationOfAnotherWorkspaceIsUnknown() {
        Answer foreign =
                eve.confirmed(ids.get("confirmations")).post("/api/pairings").expect(404);

        assertThat(foreign.text())
                .isEqualTo(eve.confirmed("c_unknown").post("/api/pairings").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secrets",
                "members",
                "invitations",
                "sessions",
                "tokens",
                "trusted-sessions",
                "passkeys",
                "vaults",
                "teams",
                "apps",
                "audit",
                "audit/days",
                "workspace"
            })
    void listsHoldNothingOfAnotherWorkspace(String list) {
        String all = eve.get("/api/" + list).expect(200).text();

        assertThat(all)
                .doesNotContain("acme.test", "\"Acme\"", "Ann Archer", SECRET_NAME)
                .doesNotContain(ids.values())
                .doesNotContain(parts.get("gid"), parts.get("lid"), parts.get("aid"));
    }

    @Test
    void placeInAnotherWorkspacesListIsNone() {
        assertSameAsUnknown("/api/secrets?after=", ids.get("secrets"));
        assertSameAsUnknown("/api/members?after=", ids.get("members"));
        assertSameAsUnknown("/api/sessions?after=", ids.get("sessions"));
        assertSameAsUnknown("/api/trusted-sessions?after=", annsPhone.id());
        assertSameAsUnknown("/api/passkeys?after=", ids.get("passkeys"));
    }

    @Test
    void vaultOfAnotherWorkspaceIsNone() {
        Answer foreign = eve.post("/api/secrets", inVault(ids.get("vaults")));

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().at("/errors/0/member").asText()).isEqualTo("vault");
        assertThat(foreign.text())
                .isEqualTo(eve.post("/api/secrets", inVault("v_unknown")).text());
    }

    @Test
    void nobodyOfAnotherWorkspaceIsSharedWithOrJoinsATeam() {
        String own = Journey.createSecret(eve, "Of Globex", "the note of Globex", false);
        String path = "/api/secrets/" + own + "/grants";
        assertNamedAsUnknown("member", ids.get("members"), id -> eve.post(path, Map.of("member", id, "role", "owner")));
        assertNamedAsUnknown("team", ids.get("teams"), id -> eve.post(path, Map.of("team", id, "role", "owner")));
        String evesTeam = eve.post("/api/teams", Map.of("name", "Of Globex " + own))
                .expect(201)
                .json()
                .path("id")
                .asText();
        assertNamedAsUnknown(
                "member",
                ids.get("members"),
                id -> eve.post("/api/teams/" + evesTeam + "/members", Map.of("member", id)));
    }

    private static void assertNamedAsUnknown(String name, String id, Function<String, Answer> call) {
        Answer foreign = call.apply(id);

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().at("/errors/0/member").asText()).isEqualTo(name);
        assertThat(foreign.text()).isEqualTo(call.apply("x_unknown").text());
    }

    @AfterAll
    static void nothingOfAcmeHasChanged() {
        assertThat(ann.get("/api/secrets/" + ids.get("secrets"))
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(SECRET_NAME);
        ann.get("/api/session").expect(200);
        ann.delete("/api/passkeys/" + ids.get("passkeys")).expect(204);
        annsPhone.approve(ids.get("confirmations")).expect(200);
        assertThat(ann.confirmed(ids.get("confirmations"))
                        .post("/api/secrets/" + ids.get("secrets") + "/reveal")
                        .expect(200)
                        .json()
                        .at("/fields/note")
                        .asText())
                .isEqualTo("the note of Acme");
    }

    private static void assertSameAsUnknown(String list, String id) {
        Answer foreign = eve.get(list + id);

        assertThat(foreign.status()).as(list).isEqualTo(400);
        assertThat(foreign.text()).isEqualTo(eve.get(list + "x_unknown").text());
    }

    private static Map<String, Object> inVault(String id) {
        return Map.of("type", "text", "name", "Evil", "vault", id, "fields", Map.of("note", ""));
    }
}

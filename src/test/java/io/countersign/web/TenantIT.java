package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** For Globex's owner, nothing of Acme is there: what is answered for its ids is answered for any id. */
class TenantIT {

    private static final String SECRET_NAME = "Of Acme alone";

    private static TestServer server;
    private static Api ann;
    private static Phone annsPhone;
    private static Api eve;
    private static Phone evesPhone;

    private static String secret;
    private static String member;
    private static String session;
    private static String pairing;
    private static String confirmation;
    private static String vault;
    private static String grant;
    private static String team;
    private static String invitation;
    private static String link;
    private static String app;

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(server, "ann@acme.test");
        eve = Journey.signedIn(server, "eve@globex.test");
        evesPhone = phone(eve);
        annsPhone = phone(ann);
        secret = Journey.createSecret(ann, SECRET_NAME, "the note of Acme", true);
        member = ann.get("/api/session").json().at("/member/id").asText();
        session = ann.get("/api/sessions").json().at("/items/0/id").asText();
        vault = ann.get("/api/vaults").json().at("/items/0/id").asText();
        grant = ann.get("/api/secrets/" + secret + "/grants")
                .json()
                .at("/items/0/id")
                .asText();
        Api admin = Journey.signedIn(server, "admin@acme.test");
        app = admin.post("/api/apps", Map.of("name", "Of Acme " + secret))
                .expect(201)
                .json()
                .path("id")
                .asText();
        Map<String, Object> invited =
                Map.of("email", "t" + System.nanoTime() + "@acme.test", "name", "Tina", "role", "guest");
        invitation = admin.post("/api/members", invited)
                .expect(201)
                .json()
                .path("id")
                .asText();
        team = admin.post("/api/teams", Map.of("name", "Tenants " + secret))
                .expect(201)
                .json()
                .path("id")
                .asText();
        Map<String, Object> wanted = Map.of("expiresIn", "PT1H");
        link = Journey.confirmed(ann, annsPhone, api -> api.post("/api/secrets/" + secret + "/links", wanted))
                .expect(201)
                .json()
                .path("id")
                .asText();
        pairing = Journey.confirmed(ann, annsPhone, api -> api.post("/api/pairings"))
                .expect(201)
                .json()
                .path("id")
                .asText();
        confirmation =
                ann.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();
    }

    /** The oldest phones make room. */
    private static Phone phone(Api api) {
        JsonNode phones = api.get("/api/trusted-sessions").json().path("items");
        for (int i = 8; i < phones.size(); i++) {
            api.delete("/api/trusted-sessions/" + phones.get(i).path("id").asText());
        }
        return Journey.pairedPhone(api);
    }

    /** Each call that takes an id, as a function of the id; and an id of Acme. */
    static Stream<Arguments> calls() {
        return Stream.of(
                call("GET /secrets/{id}", secret, id -> eve.get("/api/secrets/" + id)),
                call(
                        "PATCH /secrets/{id}",
                        secret,
                        id -> eve.with("If-Match", "\"1\"").patch("/api/secrets/" + id, Map.of("name", "Evil"))),
                call(
                        "PATCH /secrets/{id} without If-Match",
                        secret,
                        id -> eve.patch("/api/secrets/" + id, Map.of("name", "Evil"))),
                call("DELETE /secrets/{id}", secret, id -> eve.delete("/api/secrets/" + id)),
                call("POST …/reveal", secret, id -> eve.post("/api/secrets/" + id + "/reveal")),
                call("GET …/grants", secret, id -> eve.get("/api/secrets/" + id + "/grants")),
                call(
                        "POST …/grants",
                        secret,
                        id -> eve.post("/api/secrets/" + id + "/grants", Map.of("member", member, "role", "owner"))),
                call("GET …/grants/{gid}", secret, id -> eve.get("/api/secrets/" + id + "/grants/" + grant)),
                call(
                        "PATCH …/grants/{gid}",
                        secret,
                        id -> eve.patch("/api/secrets/" + id + "/grants/" + grant, Map.of("role", "collaborator"))),
                call("DELETE …/grants/{gid}", secret, id -> eve.delete("/api/secrets/" + id + "/grants/" + grant)),
                call("GET …/links", secret, id -> eve.get("/api/secrets/" + id + "/links")),
                call(
                        "POST …/links",
                        secret,
                        id -> eve.post("/api/secrets/" + id + "/links", Map.of("expiresIn", "PT1H"))),
                call("GET …/links/{lid}", secret, id -> eve.get("/api/secrets/" + id + "/links/" + link)),
                call("DELETE …/links/{lid}", secret, id -> eve.delete("/api/secrets/" + id + "/links/" + link)),
                call("GET /teams/{id}", team, id -> eve.get("/api/teams/" + id)),
                call("PATCH /teams/{id}", team, id -> eve.patch("/api/teams/" + id, Map.of("name", "Evil"))),
                call("DELETE /teams/{id}", team, id -> eve.delete("/api/teams/" + id)),
                call("GET /teams/{id}/members", team, id -> eve.get("/api/teams/" + id + "/members")),
                call(
                        "POST /teams/{id}/members",
                        team,
                        id -> eve.post("/api/teams/" + id + "/members", Map.of("member", member))),
                call(
                        "DELETE /teams/{id}/members/{mid}",
                        team,
                        id -> eve.delete("/api/teams/" + id + "/members/" + member)),
                call("GET /apps/{id}", app, id -> eve.get("/api/apps/" + id)),
                call("DELETE /apps/{id}", app, id -> eve.send("DELETE", "/api/apps/" + id, Map.of("reason", "Evil"))),
                call("GET /members/{id}", member, id -> eve.get("/api/members/" + id)),
                call("PATCH /members/{id}", member, id -> eve.patch("/api/members/" + id, Map.of("role", "guest"))),
                call("DELETE /members/{id}", member, id -> eve.delete("/api/members/" + id)),
                call("POST /members/{id}/reset", member, id -> eve.post("/api/members/" + id + "/reset")),
                call(
                        "GET /members/{id}/trusted-sessions",
                        member,
                        id -> eve.get("/api/members/" + id + "/trusted-sessions")),
                call("DELETE /invitations/{id}", invitation, id -> eve.delete("/api/invitations/" + id)),
                call("POST /invitations/{id}/send", invitation, id -> eve.post("/api/invitations/" + id + "/send")),
                call("DELETE /sessions/{id}", session, id -> eve.delete("/api/sessions/" + id)),
                call("DELETE /tokens/{id}", session, id -> eve.delete("/api/tokens/" + id)),
                call("GET /pairings/{id}", pairing, id -> eve.get("/api/pairings/" + id)),
                call("DELETE /trusted-sessions/{id}", annsPhone.id(), id -> eve.delete("/api/trusted-sessions/" + id)),
                call(
                        "PATCH /trusted-sessions/{id}",
                        annsPhone.id(),
                        id -> eve.patch("/api/trusted-sessions/" + id, Map.of("name", "Evil"))),
                call(
                        "GET …/requests",
                        annsPhone.id(),
                        id -> evesPhone.send("GET", "/api/trusted-sessions/" + id + "/requests", null)),
                call(
                        "POST …/test-push",
                        annsPhone.id(),
                        id -> evesPhone.send("POST", "/api/trusted-sessions/" + id + "/test-push", null)),
                call("GET /confirmations/{id}", confirmation, id -> eve.get("/api/confirmations/" + id)),
                call(
                        "GET …/events",
                        confirmation,
                        id -> eve.with("Accept", "text/event-stream").get("/api/confirmations/" + id + "/events")),
                call("GET /audit/confirmations/{id}", confirmation, id -> eve.get("/api/audit/confirmations/" + id)),
                call("DELETE /confirmations/{id}", confirmation, id -> eve.delete("/api/confirmations/" + id)),
                call("POST …/push", confirmation, id -> eve.post("/api/confirmations/" + id + "/push")),
                call("POST …/email-code", confirmation, id -> eve.post("/api/confirmations/" + id + "/email-code")),
                call(
                        "POST …/code",
                        confirmation,
                        id -> eve.post("/api/confirmations/" + id + "/code", Map.of("code", "123456"))),
                call("POST …/decision", confirmation, id -> evesPhone.decide(id, "a.b.c")),
                call("Confirmation-Id", confirmation, id -> eve.confirmed(id).post("/api/pairings")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void idOfAnotherWorkspaceIsNotFoundAsIfItWereNot(String name, String id, Function<String, Answer> call) {
        Answer foreign = call.apply(id);
        Answer unknown = call.apply("x_unknown");

        assertThat(foreign.status()).as(foreign.toString()).isEqualTo(404);
        assertThat(foreign.text()).isEqualTo(unknown.text());
        assertThat(foreign.header("WWW-Authenticate")).isEmpty();
        assertThat(foreign.header("ETag")).isEmpty();
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
                .doesNotContain(
                        secret,
                        member,
                        session,
                        pairing,
                        confirmation,
                        vault,
                        grant,
                        team,
                        invitation,
                        app,
                        link,
                        annsPhone.id());
    }

    @Test
    void placeInAnotherWorkspacesListIsNone() {
        assertSameAsUnknown("/api/secrets?after=", secret);
        assertSameAsUnknown("/api/members?after=", member);
        assertSameAsUnknown("/api/sessions?after=", session);
        assertSameAsUnknown("/api/trusted-sessions?after=", annsPhone.id());
    }

    @Test
    void vaultOfAnotherWorkspaceIsNone() {
        Answer foreign = eve.post("/api/secrets", inVault(vault));

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().at("/errors/0/member").asText()).isEqualTo("vault");
        assertThat(foreign.text())
                .isEqualTo(eve.post("/api/secrets", inVault("v_unknown")).text());
    }

    @Test
    void nobodyOfAnotherWorkspaceIsSharedWithOrJoinsATeam() {
        String own = Journey.createSecret(eve, "Of Globex", "the note of Globex", false);
        String path = "/api/secrets/" + own + "/grants";
        assertNamedAsUnknown("member", member, id -> eve.post(path, Map.of("member", id, "role", "owner")));
        assertNamedAsUnknown("team", team, id -> eve.post(path, Map.of("team", id, "role", "owner")));
        String evesTeam = eve.post("/api/teams", Map.of("name", "Of Globex " + own))
                .expect(201)
                .json()
                .path("id")
                .asText();
        assertNamedAsUnknown(
                "member", member, id -> eve.post("/api/teams/" + evesTeam + "/members", Map.of("member", id)));
    }

    private static void assertNamedAsUnknown(String name, String id, Function<String, Answer> call) {
        Answer foreign = call.apply(id);

        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.json().at("/errors/0/member").asText()).isEqualTo(name);
        assertThat(foreign.text()).isEqualTo(call.apply("x_unknown").text());
    }

    @AfterAll
    static void nothingOfAcmeHasChanged() {
        assertThat(ann.get("/api/secrets/" + secret)
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(SECRET_NAME);
        ann.get("/api/session").expect(200);
        annsPhone.approve(confirmation).expect(200);
        assertThat(ann.confirmed(confirmation)
                        .post("/api/secrets/" + secret + "/reveal")
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

    private static Arguments call(String name, String id, Function<String, Answer> call) {
        return Arguments.of(name, id, call);
    }
}

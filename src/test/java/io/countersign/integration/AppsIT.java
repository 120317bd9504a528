package io.countersign.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.countersign.integration.WebhookReceiver.Received;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Apps are connected and removed by admins; their webhooks get signed events, whatever their other end does. */
class AppsIT {

    private final TestServer server = TestServer.shared();
    private Api eve;
    private Phone phone;
    private WebhookReceiver receiver;
    private String path;

    @BeforeEach
    void begin() {
        server.clock().advance(Duration.ofMinutes(61));
        eve = Journey.signedIn(server, "eve@globex.test");
        phone = Journey.onlyPhone(eve);
        receiver = new WebhookReceiver(server.webhookPort());
        path = "/hooks/" + System.nanoTime();
    }

    @AfterEach
    void removeAll() {
        receiver.close();
        Api anew = Journey.signedIn(server, "eve@globex.test");
        for (JsonNode app : anew.get("/api/apps?limit=200").expect(200).json().path("items")) {
            remove(anew, app.path("id").asText()).expect(204);
        }
    }

    @Test
    void webhookIsToldOfWhatItHasChosenSignedAndWithoutSecrets() throws Exception {
        JsonNode app = connect("secret.created", "secret.deleted");
        String secret = app.path("secret").asText();
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        server.needles().add(secret);
        String made = Journey.createSecret(eve, "Told of", "cobalt marzipan", false);
        Journey.confirmed(eve, phone, api -> api.delete("/api/secrets/" + made)).expect(204);
        await().until(() -> receiver.received(path).size() >= 3);

        assertThat(receiver.received(path))
                .extracting(Received::type)
                .containsExactlyInAnyOrder("app.connected", "secret.created", "secret.deleted");
        for (Received one : receiver.received(path)) {
            assertThat(one.signature()).isEqualTo(one.expectedSignature(secret));
            assertThat(one.body()).doesNotContain("cobalt marzipan", secret);
            assertThat(one.json().at("/data/workspace/name").asText()).isEqualTo("Globex");
            assertThat(one.json().at("/data/actor/name").asText()).isEqualTo("Eve Evans");
        }
        assertThat(receiver.received(path)).extracting(Received::id).doesNotHaveDuplicates();
        JsonNode shown =
                await().until(() -> get(app), now -> now.path("pending").asLong(-1) == 0);
        assertThat(shown.has("secret")).isFalse();
        assertThat(shown.path("deliveries")).hasSize(3).allSatisfy(delivery -> {
            assertThat(delivery.path("state").asText()).isEqualTo("delivered");
            assertThat(delivery.path("status").asInt()).isEqualTo(204);
        });
        assertThat(eve.get("/api/apps").expect(200).text()).doesNotContain(secret);
    }

    @Test
    void whatFailsIsTriedAgainWithTheSameIdAndAnOwnSignature() throws Exception {
        receiver.behaves(WebhookReceiver.status(500));
        JsonNode app = connect("secret.created");
        assertThat(awaitTries(app, 1).path("status").asInt()).isEqualTo(500);
        assertThat(get(app).path("failingSince").asText()).isNotEmpty();

        receiver.behaves(receiver.redirectTo(path + "/elsewhere"));
        server.clock().advance(Duration.ofSeconds(6));
        assertThat(awaitTries(app, 2).path("status").asInt()).isEqualTo(307);

        receiver.behaves(WebhookReceiver.endless());
        server.clock().advance(Duration.ofMinutes(6));
        JsonNode done = awaitTries(app, 3);
        assertThat(done.path("status").asInt()).isEqualTo(200);
        assertThat(done.path("state").asText()).isEqualTo("delivered");
        assertThat(get(app).has("failingSince")).isFalse();

        List<Received> tries = receiver.received(path);
        assertThat(tries)
                .hasSize(3)
                .extracting(Received::id)
                .containsOnly(done.path("id").asText());
        assertThat(tries).extracting(Received::timestamp).doesNotHaveDuplicates();
        for (Received one : tries) {
            assertThat(one.signature())
                    .isEqualTo(one.expectedSignature(app.path("secret").asText()));
        }
        assertThat(receiver.received(path + "/elsewhere")).isEmpty();
    }

    @Test
    void whatIsNotAnsweredHasNoStatusUntilItIs() {
        receiver.behaves(HttpExchange::close);
        JsonNode app = connect("secret.created");
        JsonNode first = awaitTries(app, 1);
        assertThat(first.has("status")).isFalse();
        assertThat(first.path("state").asText()).isEqualTo("pending");

        receiver.behaves(WebhookReceiver.status(200));
        server.clock().advance(Duration.ofSeconds(6));
        assertThat(awaitTries(app, 2).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void afterTheRemovalNothingIsSentAlthoughADeliveryIsUnderWay() {
        receiver.behaves(receiver.stalled());
        JsonNode app = connect("secret.created");
        await().until(() -> receiver.received(path).size() == 1);
        Journey.createSecret(eve, "While it stalls", "amber walrus", false);
        await().until(() -> receiver.received(path).size() == 2);

        String at = "/api/apps/" + app.path("id").asText();
        Answer asked =
                eve.send("DELETE", at, Map.of("reason", "The vendor has left")).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .contains("\"Pager\"", "webhook to localhost", "2 waiting deliveries", "Reason: The vendor has left");
        phone.approve(asked.confirmationId()).expect(200);
        eve.confirmed(asked.confirmationId())
                .send("DELETE", at, Map.of("reason", "Another reason"))
                .expect(403);
        eve.confirmed(asked.confirmationId())
                .send("DELETE", at, Map.of("reason", "The vendor has left"))
                .expect(204);
        receiver.release();
        eve.get(at).expect(404);
        Journey.createSecret(eve, "After it has gone", "amber walrus", false);
        server.clock().advance(Duration.ofMinutes(10));

        receiver.behaves(WebhookReceiver.status(204));
        JsonNode other = connect("secret.created");
        await().until(() -> receiver.received(path).size() > 2);
        assertThat(receiver.received(path)).hasSize(3);
        assertThat(receiver.received(path).get(2).json().at("/data/target/id").asText())
                .isEqualTo(other.path("id").asText());
        assertThat(eve.get("/api/audit?event=app.removed&limit=1").expect(200).text())
                .contains("Pager (The vendor has left)", asked.confirmationId());
    }

    @Test
    void webhookThatIsGoneIsDisabledAndAdminsAreTold() {
        receiver.behaves(WebhookReceiver.status(410));
        JsonNode app = connect("secret.created");
        await().until(() -> get(app).has("disabledAt"));
        assertThat(server.mailbox()
                        .take("eve@globex.test", mail -> mail.subject().contains("\"Pager\" is disabled"))
                        .text())
                .contains("could not be reached");
        Journey.createSecret(eve, "Told to nobody", "amber walrus", false);
        assertThat(get(app).path("deliveries")).hasSize(1);
        assertThat(eve.get("/api/audit?event=app.disabled&limit=1").text()).contains("Pager");
    }

    @Test
    void webhookThatFailsForThreeDaysIsDisabled() {
        receiver.behaves(WebhookReceiver.status(503));
        JsonNode app = connect("secret.created");
        awaitTries(app, 1);
        server.clock().advance(Duration.ofDays(3));
        eve = Journey.signedIn(server, "eve@globex.test");
        await().until(() -> get(app).has("disabledAt"));
        assertThat(get(app).at("/deliveries/0/state").asText()).isEqualTo("failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/x",
                "https://127.0.0.1/x",
                "https://10.1.2.3/x",
                "https://[::1]/x",
                "https://169.254.169.254/latest",
                "https://0x7f.1/x",
                "https://user:word@8.8.8.8/x",
                "https://8.8.8.8/x#y",
                "https://localhost/x",
                "ftp://8.8.8.8/x",
                "file:///etc/passwd",
                "no url",
                "https:///x",
                " "
            })
    void addressThatMustNotBeConnectedToIsRefused(String url) {
        Answer answer =
                eve.post("/api/apps", Map.of("name", "Evil", "url", url)).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("url");
    }

    @Test
    void partsThatDoNotGoTogetherAreRefused() {
        assertNamed("url", Map.of("kind", "webhook"));
        assertNamed("url", Map.of("kind", "other", "url", "https://8.8.8.8/"));
        assertNamed("events", Map.of("kind", "other", "events", List.of("secret.created")));
        assertNamed("events", Map.of("url", receiver.url(path), "events", List.of()));
        assertNamed("events.[0]", Map.of("url", receiver.url(path), "events", List.of("secret.eaten")));
        assertNamed("kind", Map.of("kind", "robot"));
        eve.send("DELETE", "/api/apps/a_unknown", Map.of("reason", " ")).expect(400);
        eve.send("DELETE", "/api/apps/a_unknown", Map.of()).expect(400);
    }

    @Test
    void appOfAnotherKindIsListedOnlyAndOnlyAdminsSeeApps() {
        JsonNode other = eve.post("/api/apps", Map.of("name", "CI", "note", "Reads by a token"))
                .expect(201)
                .json();
        assertThat(other.path("kind").asText()).isEqualTo("other");
        assertThat(other.has("secret")).isFalse();
        assertThat(get(other).path("deliveries")).isEmpty();
        assertThat(get(other).at("/createdBy/name").asText()).isEqualTo("Eve Evans");
        assertThat(eve.get("/api/app-events").expect(200).text()).contains("secret.revealed");
        Api ann = Journey.signedIn(server, "ann@acme.test");
        ann.get("/api/apps").expect(403);
        ann.post("/api/apps", Map.of("name", "Mine")).expect(403);
    }

    private JsonNode connect(String... events) {
        JsonNode app = eve.post("/api/apps", Map.of("name", "Pager", "url", receiver.url(path), "events", events))
                .expect(201)
                .json();
        server.needles().add(app.path("secret").asText());
        return app;
    }

    private JsonNode get(JsonNode app) {
        return eve.get("/api/apps/" + app.path("id").asText()).expect(200).json();
    }

    /** The first delivery, once it was tried so often and the outcome is written. */
    private JsonNode awaitTries(JsonNode app, int tries) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> get(app).at("/deliveries/0"),
                        one -> one.path("tries").asInt() == tries);
    }

    private Answer remove(Api api, String id) {
        return Journey.confirmed(
                api, phone, as -> as.send("DELETE", "/api/apps/" + id, Map.of("reason", "The test is over")));
    }

    private void assertNamed(String member, Map<String, Object> parts) {
        Map<String, Object> app = new HashMap<>(parts);
        app.put("name", "Odd");
        Answer answer = eve.post("/api/apps", app).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText())
                .as(answer.toString())
                .isEqualTo(member);
    }
}

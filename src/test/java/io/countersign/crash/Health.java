package io.countersign.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.io.UncheckedIOException;
import java.time.Duration;

/** What the server says of itself to a load balancer. */
record Health(Api anyone) {

    static Health of(TestServer server) {
        return new Health(Api.browser(server));
    }

    boolean isLive() {
        return anyone.get("/health/live").status() == 200;
    }

    /** Returns when the application is there, ready or not. */
    void awaitApplication() {
        await("the application").atMost(Duration.ofMinutes(4)).until(() -> {
            try {
                return anyone.get("/api/setup").status() == 200;
            } catch (UncheckedIOException e) {
                return false;
            }
        });
    }

    void awaitReady() {
        await("readiness")
                .atMost(Duration.ofMinutes(4))
                .until(() -> ready().path("status").asText().equals("UP"));
    }

    /** Returns when the server is not ready and says that it is because of this check. */
    void awaitDown(String name) {
        await("the end of readiness").atMost(Duration.ofMinutes(4)).until(() -> isDown(name));
    }

    /** What this check says about why it is down; empty: nothing. */
    String reason(String name) {
        return check(ready(), name).at("/data/reason").asText();
    }

    private boolean isDown(String name) {
        JsonNode ready = ready();
        return check(ready, name).path("status").asText().equals("DOWN")
                && ready.path("status").asText().equals("DOWN");
    }

    private static JsonNode check(JsonNode ready, String name) {
        for (JsonNode check : ready.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        return MissingNode.getInstance();
    }

    /** Answered 200 if all is well, else 503. */
    private JsonNode ready() {
        Answer answer = anyone.get("/health/ready");
        boolean up = answer.json().path("status").asText().equals("UP");
        return answer.expect(up ? 200 : 503).json();
    }
}

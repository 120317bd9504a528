package io.countersign.crash;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.time.Duration;

/** What the server says of itself to a load balancer. */
record Health(Api anyone) {

    static Health of(TestServer server) {
        return new Health(Api.browser(server));
    }

    boolean isLive() {
        return anyone.get("/health/live").status() == 200;
    }

    void awaitReady() {
        await("readiness")
                .atMost(Duration.ofMinutes(2))
                .until(() -> ready().path("status").asText().equals("UP"));
    }

    /** Returns when the server is not ready and says that it is because of this check. */
    void awaitDown(String name) {
        await("the end of readiness").atMost(Duration.ofMinutes(2)).until(() -> isDown(name));
    }

    private boolean isDown(String name) {
        JsonNode ready = ready();
        for (JsonNode check : ready.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check.path("status").asText().equals("DOWN")
                        && ready.path("status").asText().equals("DOWN");
            }
        }
        return false;
    }

    /** Answered 200 if all is well, else 503. */
    private JsonNode ready() {
        Answer answer = anyone.get("/health/ready");
        boolean up = answer.json().path("status").asText().equals("UP");
        return answer.expect(up ? 200 : 503).json();
    }
}

package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace makes its sessions shorter than the server does, never longer. */
class SessionLengthsIT {

    private static final TestServer SERVER = TestServer.shared();

    private Office eve;

    @BeforeEach
    void begin() {
        eve = Office.of("eve@globex.test");
    }

    @AfterEach
    void asTheServerHasIt() {
        eve = Office.of("eve@globex.test");
        set(Map.of("sessionIdle", "PT2H", "sessionAbsolute", "PT12H"));
    }

    @Test
    void shorterIdleTimeHoldsForSessionsThatAreThere() {
        Api other = Journey.signedIn(SERVER, "eve@globex.test");
        set(Map.of("sessionIdle", "PT15M"));
        SERVER.clock().advance(Duration.ofMinutes(14));
        eve.api().get("/api/session").expect(200);
        SERVER.clock().advance(Duration.ofMinutes(2));
        assertThat(other.get("/api/session").problem()).isEqualTo("not-signed-in");
        eve.api().get("/api/session").expect(200);
        assertThat(eve.api().get("/api/sessions").json().path("items").size()).isEqualTo(1);
        SERVER.clock().advance(Duration.ofMinutes(16));
        assertThat(eve.api().get("/api/session").problem()).isEqualTo("not-signed-in");
    }

    @Test
    void shorterAbsoluteTimeHoldsForSessionsThatAreThereAndForOthersOnlyThere() {
        Api ann = Journey.signedIn(SERVER, "ann@acme.test");
        set(Map.of("sessionAbsolute", "PT1H"));
        for (int i = 0; i < 3; i++) {
            SERVER.clock().advance(Duration.ofMinutes(19));
            eve.api().get("/api/session").expect(200);
        }
        SERVER.clock().advance(Duration.ofMinutes(4));
        assertThat(eve.api().get("/api/session").problem()).isEqualTo("not-signed-in");
        ann.get("/api/session").expect(200);
        Api later = Journey.signedIn(SERVER, "eve@globex.test");
        SERVER.clock().advance(Duration.ofMinutes(61));
        assertThat(later.get("/api/session").problem()).isEqualTo("not-signed-in");
    }

    @Test
    void limitsAreTheServersAndSaid() {
        for (String member : List.of("sessionIdle", "sessionAbsolute")) {
            for (String time : List.of("PT4M59S", "PT12H1S", "PT-1H", "P10000D")) {
                Answer refused =
                        eve.api().patch("/api/workspace", Map.of(member, time)).expect(400);
                assertThat(refused.json().at("/errors/0/member").asText()).isEqualTo(member);
            }
        }
        assertThat(eve.api().get("/api/workspace").json().path("sessionLimits").toString())
                .isEqualTo("{\"idle\":\"PT2H\",\"absolute\":\"PT12H\"}");
    }

    private void set(Map<String, String> lengths) {
        Answer changed =
                eve.confirmed(api -> api.patch("/api/workspace", lengths)).expect(200);
        lengths.forEach(
                (name, time) -> assertThat(changed.json().path(name).asText()).isEqualTo(time));
    }
}

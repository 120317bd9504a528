package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.RawRequest;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of a confirmation's states (protocol section 2). */
class StateStreamIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Desk ann;

    private final TestServer server = TestServer.shared();
    private final List<EventStream> opened = new ArrayList<>();
    private GuardedSecret secret;
    private JsonNode asked;
    private String id;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void annHasAsked() {
        secret = GuardedSecret.of(ann);
        asked = secret.reveal(ann.api()).expect(401).confirmation();
        id = asked.path("id").asText();
    }

    @AfterEach
    void closeStreams() {
        opened.forEach(EventStream::close);
    }

    @Test
    void streamBeginsWithTheStateAndTellsEachChangeUntilTheEnd() throws InterruptedException {
        EventStream events = stream();
        EventStream.Event first = events.next();
        assertThat(first.name()).isEqualTo("state");
        assertThat(first.json()).isEqualTo(asked);

        ann.phone().approve(id).expect(200);
        JsonNode confirmed = events.next().json();
        assertThat(confirmed.path("state").asText()).isEqualTo("confirmed");
        assertThat(confirmed).isEqualTo(ann.look(id));
        assertThat(events.isEnded()).isFalse();

        secret.reveal(ann.api().confirmed(id)).expect(200);
        assertThat(events.next().json().path("state").asText()).isEqualTo("used");
        assertThat(events.awaitEnd(PATIENCE)).isTrue();
        assertThat(events.queue()).isEmpty();
    }

    @Test
    void streamEndsWithTheDenial() throws InterruptedException {
        EventStream events = stream();
        events.next();

        ann.phone().deny(id, false).expect(200);

        assertThat(events.next().json().path("state").asText()).isEqualTo("denied");
        assertThat(events.awaitEnd(PATIENCE)).isTrue();
    }

    /** By an event: the slow look would need up to ten seconds, and not see it. */
    @Test
    void phoneThatComesMeanwhileIsAWayToAnswerAtOnce() throws InterruptedException {
        Desk admin = Desk.of("admin@acme.test");
        Api bob = Desk.withoutPhone(admin, "bob@acme.test");
        String lonely = bob.post("/api/secrets/" + Journey.createSecret(bob, "Lonely", "of Bob", true) + "/reveal")
                .expect(401)
                .confirmationId();
        EventStream events = bob.events("/api/confirmations/" + lonely + "/events");
        opened.add(events);
        assertThat(events.next().json().path("methods").toString()).doesNotContain("push");

        Journey.pairedPhone(bob);

        assertThat(events.next().json().path("methods").toString()).contains("push");
    }

    /** First for who is new to the slow look, then for who is known to it. */
    @Test
    void changeThatNoEventHasToldOfIsSeenByTheSlowLook() throws InterruptedException {
        EventStream events = stream();
        events.next();
        TimeUnit.SECONDS.sleep(11);

        server.failOnce("io.countersign.confirmation.Waiters#changed");
        ann.phone().approve(id).expect(200);

        EventStream.Event late = events.queue().poll(15, TimeUnit.SECONDS);
        assertThat(late).isNotNull();
        assertThat(late.json().path("state").asText()).isEqualTo("confirmed");
    }

    @Test
    void streamEndsWithTheCancel() throws InterruptedException {
        EventStream events = stream();
        events.next();

        ann.api().delete("/api/confirmations/" + id).expect(204);

        assertThat(events.next().json().path("state").asText()).isEqualTo("cancelled");
        assertThat(events.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void expiryArrivesByTheClock() throws InterruptedException {
        EventStream events = stream();
        events.next();

        server.clock().advance(Duration.ofMinutes(2));

        assertThat(events.next().json().path("state").asText()).isEqualTo("expired");
        assertThat(events.awaitEnd(PATIENCE)).isTrue();
    }

    @Test
    void streamOfWhatIsOverTellsTheStateAndEnds() throws InterruptedException {
        ann.api().delete("/api/confirmations/" + id).expect(204);

        EventStream events = stream();

        assertThat(events.next().json().path("state").asText()).isEqualTo("cancelled");
        assertThat(events.awaitEnd(PATIENCE)).isTrue();
        assertThat(events.queue()).isEmpty();
    }

    @Test
    void silentStreamIsKeptAliveByComments() {
        EventStream events = stream();
        events.next();

        await().atMost(Duration.ofSeconds(60)).until(() -> events.comments() > 0);

        assertThat(events.queue()).isEmpty();
        assertThat(events.isEnded()).isFalse();
    }

    @Test
    void streamIsForTheSessionThatAskedAlone() {
        Answer answer = ann.inAnotherBrowser()
                .api()
                .with("Accept", "text/event-stream")
                .get("/api/confirmations/" + id + "/events");

        assertThat(answer.expect(404).problem()).isEqualTo("confirmation-unknown");
    }

    @Test
    void whoAsksForTheHeadersAloneGetsNoStream() throws IOException {
        Api browser = ann.api().with("Accept", "text/event-stream");
        byte[] request = RawRequest.head(browser, "HEAD", "/api/confirmations/" + id + "/events", "Connection: close");
        try (Socket connection = RawRequest.connect(browser)) {
            connection.getOutputStream().write(request);

            String answer = new String(connection.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .containsIgnoringCase("Content-Type: text/event-stream")
                    .containsIgnoringCase("Cache-Control: no-store")
                    .endsWith("\r\n\r\n");
        }
    }

    /** More of them than any server has threads for requests. */
    @Test
    void manyStreamsHoldNoThread() {
        for (int i = 0; i < 250; i++) {
            stream();
        }
        opened.forEach(EventStream::next);

        ann.phone().approve(id).expect(200);

        opened.forEach(events ->
                assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed"));
    }

    private EventStream stream() {
        EventStream events = ann.api().events("/api/confirmations/" + id + "/events");
        opened.add(events);
        return events;
    }
}

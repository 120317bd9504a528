package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Who waits on one node hears what happens on the other, and at once: by the broker, not by the slow look every ten seconds. */
interface WaitingOverNodes {

    Duration AT_ONCE = Duration.ofSeconds(5);

    Nodes nodes();

    @Test
    default void dialogOnOneNodeHearsWhatThePhoneSaysOnTheOther() throws Exception {
        Person ann = Person.of(nodes(), "ann@acme.test");
        TestServer a = nodes().a();
        TestServer b = nodes().b();
        String secret = ann.secret();
        String id = Person.reveal(ann.at(a), secret).expect(401).confirmationId();
        try (EventStream dialog = ann.at(a).events("/api/confirmations/" + id + "/events")) {
            assertThat(state(dialog, Duration.ofSeconds(10))).isEqualTo("pending");
            CompletableFuture<Answer> poll = waitFor(ann.at(a), "/api/confirmations/" + id);

            ann.phone(b).approve(id).expect(200);

            assertThat(state(dialog, AT_ONCE)).isEqualTo("confirmed");
            assertThat(poll.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS)
                            .expect(200)
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("confirmed");
            Person.reveal(ann.at(b).confirmed(id), secret).expect(200);
            assertThat(state(dialog, AT_ONCE)).isEqualTo("used");
            assertThat(dialog.awaitEnd(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(Trail.of(nodes()).events(id))
                .containsExactly(
                        "secret.revealed",
                        "confirmation.used",
                        "confirmation.confirmed",
                        "confirmation.sent",
                        "confirmation.asked");
    }

    @Test
    default void phoneOnOneNodeHearsWhatIsAskedOnTheOther() throws Exception {
        Person ann = Person.of(nodes(), "ann@acme.test");
        try (EventStream phone = ann.phone(nodes().b()).requestStream()) {
            assertThat(items(phone, Duration.ofSeconds(10))).isEmpty();

            String id = ann.ask(nodes().a());

            JsonNode asked = items(phone, AT_ONCE);
            assertThat(asked).hasSize(1);
            assertThat(asked.get(0).path("id").asText()).isEqualTo(id);
            ann.at(nodes().a()).delete("/api/confirmations/" + id).expect(204);
            assertThat(items(phone, AT_ONCE)).isEmpty();
        }
    }

    @Test
    default void qrCodeOnOneNodeHearsOfThePhoneThatPairsOnTheOther() throws Exception {
        Person bob = Person.of(nodes(), "bob@acme.test");
        JsonNode pairing = Journey.confirmed(bob.at(nodes().a()), bob.phone(), api -> api.post("/api/pairings"))
                .expect(201)
                .json();
        CompletableFuture<Answer> page = waitFor(
                bob.at(nodes().a()), "/api/pairings/" + pairing.path("id").asText());

        new Phone(nodes().b()).pair(pairing.path("code").asText(), "Pixel of the other node");

        JsonNode paired =
                page.get(AT_ONCE.toSeconds(), TimeUnit.SECONDS).expect(200).json();
        assertThat(paired.path("state").asText()).isEqualTo("paired");
    }

    private static CompletableFuture<Answer> waitFor(Api api, String path) {
        return CompletableFuture.supplyAsync(() -> api.with("Prefer", "wait=40").get(path));
    }

    private static String state(EventStream stream, Duration patience) throws InterruptedException {
        return event(stream, patience).path("state").asText();
    }

    private static JsonNode items(EventStream stream, Duration patience) throws InterruptedException {
        return event(stream, patience).path("items");
    }

    private static JsonNode event(EventStream stream, Duration patience) throws InterruptedException {
        EventStream.Event event = stream.queue().poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(event).as("an event within " + patience).isNotNull();
        return event.json();
    }
}

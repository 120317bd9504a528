package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Jws;
import io.countersign.testing.Phone;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a phone may answer, listed and told, without any push. */
class RequestsIT {

    private Desk desk;
    private Phone phone;
    private String secret;

    @BeforeEach
    void begin() {
        desk = Desk.of("ann@acme.test");
        phone = desk.phone();
        secret = desk.secret("Listed");
    }

    @AfterEach
    void tidy() {
        desk.tidy();
    }

    @Test
    void requestSaysWhatIsAskedFromWhereAndWhen() {
        JsonNode asked = desk.ask(secret).confirmation();

        JsonNode request = phone.request(asked.path("id").asText());

        assertThat(request.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id",
                        "action",
                        "text",
                        "textDigest",
                        "nonce",
                        "target",
                        "client",
                        "askedAt",
                        "expiresAt",
                        "numberRequired");
        assertThat(request.path("action").asText()).isEqualTo("secret.view");
        assertThat(request.path("text").asText()).isEqualTo("View the secret \"Listed\"");
        assertThat(request.path("textDigest").asText())
                .isEqualTo(Jws.sha256(request.path("text").asText()));
        assertThat(request.path("nonce").asText()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(request.at("/target/type").asText()).isEqualTo("secret");
        assertThat(request.at("/target/id").asText()).isEqualTo(secret);
        assertThat(request.at("/target/name").asText()).isEqualTo("Listed");
        assertThat(request.at("/client/name").asText()).isEqualTo("Chrome on Linux");
        assertThat(request.at("/client/ip").asText()).isEqualTo("127.0.0.1");
        assertThat(request.path("expiresAt")).isEqualTo(asked.path("expiresAt"));
        assertThat(Instant.parse(request.path("askedAt").asText()).plus(Duration.ofMinutes(2)))
                .isEqualTo(Instant.parse(request.path("expiresAt").asText()));
        assertThat(request.path("numberRequired").asBoolean(true)).isFalse();
    }

    @Test
    void withoutAcceptTheListIsTheAnswer() {
        Answer answer = phone.send("GET", phone.path() + "/requests", null).expect(200);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    @Test
    void requestIsListedUntilItExpires() {
        JsonNode asked = desk.ask(secret).confirmation();
        String id = asked.path("id").asText();
        Instant end = Instant.parse(asked.path("expiresAt").asText());
        JsonNode request = phone.request(id);

        desk.server().clock().set(end);

        assertThat(phone.requests()).isEmpty();
        Answer late = phone.decide(id, phone.decision(request, "approve"));
        assertThat(late.status()).as(late.toString()).isEqualTo(410);
        assertThat(late.problem()).isEqualTo("confirmation-expired");
    }

    @Test
    void cancelledRequestIsNotListed() {
        String id = desk.ask(secret).confirmationId();
        desk.browser().delete("/api/confirmations/" + id).expect(204);

        assertThat(phone.requests()).isEmpty();
    }

    @Test
    void requestsOfOthersAreNotFound() {
        String path = phone.path() + "/requests";
        Phone another = desk.another("Another of the same member");
        assertThat(another.send("GET", path, null).problem()).isEqualTo("not-found");
        assertThat(Desk.besides("bob@acme.test").phone().send("GET", path, null).problem())
                .isEqualTo("not-found");
        assertThat(Desk.besides("eve@globex.test")
                        .phone()
                        .send("GET", path, null)
                        .problem())
                .isEqualTo("not-found");
        assertThat(Journey.signedIn(desk.server(), "ann@acme.test").get(path).status())
                .isEqualTo(401);
    }

    @Test
    void streamTellsOfEachChange() {
        try (EventStream stream = phone.requestStream()) {
            assertThat(items(stream)).isEmpty();

            String id = desk.ask(secret).confirmationId();
            assertThat(items(stream).path(0)).isEqualTo(phone.request(id));

            desk.browser().delete("/api/confirmations/" + id).expect(204);
            assertThat(items(stream)).isEmpty();
        }
    }

    @Test
    void streamTellsOfExpiry() {
        JsonNode asked = desk.ask(secret).confirmation();
        try (EventStream stream = phone.requestStream()) {
            assertThat(items(stream)).hasSize(1);

            desk.server().clock().set(Instant.parse(asked.path("expiresAt").asText()));

            assertThat(items(stream)).isEmpty();
        }
    }

    @Test
    void streamIsForThePhoneItself() {
        Answer answer = phone.send("GET", phone.path() + "/requests", null, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("proof-invalid");
    }

    private static JsonNode items(EventStream stream) {
        EventStream.Event event = stream.next();
        assertThat(event.name()).isEqualTo("requests");
        return event.json().path("items");
    }
}

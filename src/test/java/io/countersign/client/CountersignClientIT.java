package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program with a member's token, and the member with the phone. */
class CountersignClientIT {

    private static final TestServer SERVER = TestServer.shared();

    private static Phone phone;
    private static String token;
    private static String secret;

    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void aMemberMakesAToken() {
        SERVER.clock().advance(Duration.ofMinutes(61));
        Api ann = Journey.signedIn(SERVER, "ann@acme.test");
        phone = Journey.onlyPhone(ann);
        secret = Journey.createSecret(ann, "For a program", "a word that a program reads", true);
        token = Journey.confirmed(ann, phone, as -> as.post("/api/tokens", Map.of("name", "Nightly")))
                .expect(201)
                .json()
                .path("token")
                .asText();
    }

    @Test
    void confirmedCallIsRunOnce() {
        try (CountersignClient client = client(now -> phone.approve(now.id()).expect(200));
                Response answer = client.call("POST", "secrets/" + secret + "/reveal", null)) {
            assertThat(answer.readEntity(String.class)).contains("a word that a program reads");
        }
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0).text()).isEqualTo("View the secret \"For a program\"");
    }

    @Test
    void readmesExampleReads() {
        List<String> screen = new CopyOnWriteArrayList<>();
        CompletableFuture<String> read =
                CompletableFuture.supplyAsync(() -> Example.read(SERVER.publicUrl(), token, secret, screen::add));
        phone.approve(pending()).expect(200);
        assertThat(read.join()).isEqualTo("a word that a program reads");
        assertThat(screen).containsExactly("View the secret \"For a program\"");
    }

    @Test
    void deniedCallIsNotRun() {
        try (CountersignClient client =
                client(now -> phone.deny(now.id(), false).expect(200))) {
            assertThatThrownBy(() -> client.call("DELETE", "secrets/" + secret, null))
                    .asInstanceOf(type(NotConfirmed.class))
                    .extracting(NotConfirmed::state)
                    .isEqualTo("denied");
        }
    }

    @Test
    void otherRefusalsAskNobody() {
        try (CountersignClient client = client(now -> {})) {
            assertThatThrownBy(() -> client.call("POST", "secrets/x_unknown/reveal", null))
                    .asInstanceOf(type(Refused.class))
                    .returns(404, Refused::status)
                    .returns("urn:countersign:problem:not-found", Refused::type);
            assertThatThrownBy(() -> client.call("POST", "secrets", Entity.json("{\"name\":1}")))
                    .asInstanceOf(type(Refused.class))
                    .returns(400, Refused::status);
        }
        assertThat(asked).isEmpty();
    }

    /** The person answers while the client waits. */
    private CountersignClient client(Consumer<Asked> answer) {
        return new CountersignClient(SERVER.publicUrl(), token, now -> {
            asked.add(now);
            CompletableFuture.runAsync(() -> answer.accept(now));
        });
    }

    private static String pending() {
        return await().until(phone::requests, requests -> !requests.isEmpty())
                .get(0)
                .path("id")
                .asText();
    }
}

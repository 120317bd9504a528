package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code Prefer: wait} on a confirmation, and who may look at one at all (protocol section 2). */
class WaitingIT {

    private static Desk ann;

    private final TestServer server = TestServer.shared();
    private GuardedSecret secret;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void aSecretOfItsOwn() {
        secret = GuardedSecret.of(ann);
    }

    @Test
    void withoutPreferenceTheStateIsAnsweredAtOnceAndBare() {
        JsonNode asked = secret.reveal(ann.api()).expect(401).confirmation();

        Answer answer = ann.api().get(path(asked.path("id").asText())).expect(200);

        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json()).isEqualTo(asked);
    }

    @Test
    void waitEndsWithTheTimeAndAnswersTheStateAsItIs() {
        String id = ask();

        assertThat(wait(id, 1).join().expect(200).json().path("state").asText()).isEqualTo("pending");
    }

    /** A server that warns of each wait hides what an operator should see. */
    @Test
    void nobodyIsWarnedOfAWait() {
        String before = server.log();
        wait(ask(), 1).join().expect(200);
        for (int i = 0; i < 20; i++) {
            ann.api().get("/api/session").expect(200);
        }

        assertThat(server.log().substring(before.length())).doesNotContain("WARN");
    }

    /** The time would only be up when the client has given up. */
    @Test
    void waitEndsWithTheDenial() {
        String id = ask();
        CompletableFuture<Answer> waiting = wait(id, 55);

        ann.phone().deny(id, false).expect(200);

        assertThat(waiting.join().expect(200).json().path("state").asText()).isEqualTo("denied");
    }

    @Test
    void waitEndsWithTheCancel() {
        String id = ask();
        CompletableFuture<Answer> waiting = wait(id, 55);

        ann.api().delete(path(id)).expect(204);

        assertThat(waiting.join().expect(200).json().path("state").asText()).isEqualTo("cancelled");
    }

    @Test
    void waitEndsWithTheConfirmationAndTellsWhoGaveIt() {
        String id = ask();
        CompletableFuture<Answer> waiting = wait(id, 20);

        ann.phone().approve(id).expect(200);

        JsonNode answer = waiting.join().expect(200).json();
        assertThat(answer.path("state").asText()).isEqualTo("confirmed");
        assertThat(answer.path("answeredBy").asText()).isEqualTo("Phone of ann@acme.test");
    }

    /** As a client polls: the approval comes between two of its waits, and it has a minute to use it. */
    @Test
    void answerThatCameBeforeTheWaitIsToldAtOnce() {
        String id = ask();
        assertThat(wait(id, 1).join().expect(200).json().path("state").asText()).isEqualTo("pending");
        ann.phone().approve(id).expect(200);

        CompletableFuture<Answer> waiting = wait(id, 55);

        assertThat(waiting)
                .succeedsWithin(Duration.ofSeconds(10))
                .extracting(answer -> answer.expect(200).json().path("state").asText())
                .isEqualTo("confirmed");
    }

    @Test
    void expiryArrivesByTheClock() {
        String id = ask();
        CompletableFuture<Answer> waiting = wait(id, 55);

        server.clock().advance(Duration.ofMinutes(2));

        assertThat(waiting.join().expect(200).json().path("state").asText()).isEqualTo("expired");
    }

    @Test
    void finalStateIsNotWaitedFor() {
        String id = ask();
        ann.api().delete(path(id)).expect(204);

        assertThat(wait(id, 55).join().expect(200).json().path("state").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void everythingIsForTheSessionThatAsked() {
        String id = ask();

        assertUnknown(ann.inAnotherBrowser().api(), id);
        assertUnknown(Desk.of("bob@acme.test").api(), id);
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void nothingIsForWhoIsNotSignedIn() {
        String id = ask();
        Api stranger = Api.browser(server);

        assertThat(stranger.get(path(id)).expect(401).problem()).isEqualTo("not-signed-in");
        assertThat(stranger.get(path(id) + "/events").expect(401).problem()).isEqualTo("not-signed-in");
        assertThat(stranger.delete(path(id)).expect(401).problem()).isEqualTo("not-signed-in");
    }

    @Test
    void methodThatIsNoneIsUnavailable() {
        Answer answer = ann.api().post(path(ask()) + "/pigeon");

        assertThat(answer.expect(409).problem()).isEqualTo("method-unavailable");
    }

    @Test
    void whatNeverWasIsUnknown() {
        assertUnknown(ann.api(), "c_never");
    }

    @Test
    void whatIsOverCannotBeCancelled() {
        String denied = ask();
        ann.phone().deny(denied, false).expect(200);
        String used = ask();
        ann.phone().approve(used).expect(200);
        secret.reveal(ann.api().confirmed(used)).expect(200);

        assertThat(ann.api().delete(path(denied)).expect(403).problem()).isEqualTo("confirmation-denied");
        assertThat(ann.api().delete(path(used)).expect(409).problem()).isEqualTo("confirmation-used");
    }

    private String ask() {
        return secret.reveal(ann.api()).expect(401).confirmationId();
    }

    private static String path(String id) {
        return "/api/confirmations/" + id;
    }

    private static CompletableFuture<Answer> wait(String id, int seconds) {
        Api api = ann.api().with("Prefer", "wait=" + seconds);
        return CompletableFuture.supplyAsync(() -> api.get(path(id)));
    }

    private static void assertUnknown(Api api, String id) {
        for (Answer answer : new Answer[] {
            api.get(path(id)),
            api.get(path(id) + "/events"),
            api.post(path(id) + "/push"),
            api.post(path(id) + "/email-code"),
            api.post(path(id) + "/code", Map.of("code", "123456")),
            api.delete(path(id))
        }) {
            assertThat(answer.expect(404).problem()).isEqualTo("confirmation-unknown");
        }
    }
}

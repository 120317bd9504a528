package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.FakePushService;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a protected action answers to who presents no confirmation (protocol section 1). */
class ChallengeIT {

    private static final Duration PUSH = Duration.ofMinutes(2);

    private static Desk ann;
    private static PushSubscription subscription;

    private final TestServer server = TestServer.shared();
    private GuardedSecret secret;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        subscription = ann.subscribed();
    }

    @BeforeEach
    void sendsAreFreeAgain() {
        server.clock().advance(Duration.ofMinutes(6));
        secret = GuardedSecret.of(ann, "Production \"database\"");
    }

    @Test
    void challengeIsAProblemThatNobodyStores() {
        Answer asked = secret.reveal(ann.api()).expect(401);

        assertThat(asked.header("Content-Type")).startsWith("application/problem+json");
        assertThat(asked.header("Cache-Control")).contains("no-store");
        assertThat(asked.json().path("type").asText()).isEqualTo("urn:countersign:problem:confirmation-required");
        assertThat(asked.json().path("title").asText()).isEqualTo("Confirm your identity to continue");
        assertThat(asked.json().path("status").asInt()).isEqualTo(401);
    }

    @Test
    void headerNamesTheConfirmationAndItsMethods() {
        Answer asked = secret.reveal(ann.api()).expect(401);

        assertThat(asked.headers().allValues("WWW-Authenticate"))
                .containsExactly("Confirmation id=\"" + asked.confirmationId() + "\", methods=\"push\"");
    }

    @Test
    void confirmationHasEveryMemberOfTheContract() {
        JsonNode confirmation = secret.reveal(ann.api()).expect(401).confirmation();

        assertThat(confirmation.path("id").asText()).isNotEmpty();
        assertThat(confirmation.path("state").asText()).isEqualTo("pending");
        assertThat(confirmation.path("action").asText()).isEqualTo("secret.view");
        assertThat(confirmation.at("/target/type").asText()).isEqualTo("secret");
        assertThat(confirmation.at("/target/id").asText()).isEqualTo(secret.id());
        assertThat(confirmation.at("/target/name").asText()).isEqualTo("Production \"database\"");
        assertThat(confirmation.path("text").asText()).isEqualTo("View the secret \"Production \"database\"\"");
        assertThat(confirmation.path("methods")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(confirmation.path("sent")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(confirmation.path("number").asText()).matches("\\d{6}");
        assertThat(confirmation.has("problem")).isFalse();
    }

    @Test
    void pushMayBeAnsweredForTwoMinutes() {
        Instant before = server.clock().instant().minusMillis(1);
        JsonNode confirmation = secret.reveal(ann.api()).expect(401).confirmation();
        Instant after = server.clock().instant();

        assertThat(Instant.parse(confirmation.path("expiresAt").asText()))
                .isBetween(before.plus(PUSH), after.plus(PUSH));
    }

    @Test
    void linksLeadWhereTheySay() {
        JsonNode confirmation = secret.reveal(ann.api()).expect(401).confirmation();
        JsonNode links = confirmation.path("links");

        assertThat(ann.api().get(links.path("self").asText()).expect(200).json())
                .isEqualTo(confirmation);
        try (EventStream events = ann.api().events(links.path("events").asText())) {
            assertThat(events.next().json()).isEqualTo(confirmation);
        }
        Answer sent = ann.api().post(links.path("push").asText()).expect(200);
        assertThat(sent.confirmationId()).isEqualTo(confirmation.path("id").asText());
    }

    @Test
    void phoneIsPushedIdAndSentenceAndNothingElse() {
        String id = secret.reveal(ann.api()).expect(401).confirmationId();

        FakePushService.Message message = await().until(() -> messageAbout(id), found -> found != null);
        assertThat(json(message.payload()))
                .isEqualTo(new ObjectMapper()
                        .valueToTree(Map.of(
                                "confirmation",
                                id,
                                "title",
                                "Confirmation Request",
                                "body",
                                "View the secret \"Production \"database\"\"")));
    }

    @Test
    void sentencesOfEditAndDeleteSayWhatWillHappen() {
        JsonNode edit = secret.edit(ann.api(), "a new note").expect(401).confirmation();
        JsonNode delete = secret.delete(ann.api()).expect(401).confirmation();

        assertThat(edit.path("action").asText()).isEqualTo("secret.edit");
        assertThat(edit.path("text").asText())
                .startsWith("Edit the secret \"Production")
                .contains("note");
        assertThat(delete.path("action").asText()).isEqualTo("secret.delete");
        assertThat(delete.path("text").asText()).startsWith("Delete the secret \"Production");
    }

    @Test
    void secretThatAsksForNoConfirmationIsShownAtOnce() {
        String open = Journey.createSecret(ann.api(), "Canteen menu", "soup on mondays", false);

        Answer shown = ann.api().post("/api/secrets/" + open + "/reveal").expect(200);

        assertThat(shown.json().at("/fields/note").asText()).isEqualTo("soup on mondays");
    }

    @Test
    void phoneWithoutSubscriptionMakesPushAMethodAlthoughNothingIsSent() {
        Desk bob = Desk.of("bob@acme.test");

        Instant before = server.clock().instant().minusMillis(1);
        JsonNode confirmation =
                GuardedSecret.of(bob).reveal(bob.api()).expect(401).confirmation();

        assertThat(confirmation.path("methods")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(confirmation.path("sent").isArray()).isTrue();
        assertThat(confirmation.path("sent")).isEmpty();
        assertThat(confirmation.has("problem")).isFalse();
        assertThat(Instant.parse(confirmation.path("expiresAt").asText()))
                .isBetween(before.plus(PUSH), server.clock().instant().plus(PUSH));
        assertThat(bob.phone().request(confirmation.path("id").asText())).isNotNull();
    }

    @Test
    void memberWhomNothingReachesIsToldThatNoMethodIsThere() {
        Desk bob = Desk.of("bob@acme.test");
        Api api = bob.api();
        GuardedSecret bobs = GuardedSecret.of(bob);
        Desk admin = Desk.of("admin@acme.test");
        Desk.withoutPhone(admin, "bob@acme.test");

        Answer asked = bobs.reveal(api).expect(401);

        assertThat(asked.header("WWW-Authenticate")).endsWith(", methods=\"\"");
        assertThat(asked.confirmation().path("methods").isArray()).isTrue();
        assertThat(asked.confirmation().path("methods")).isEmpty();
    }

    private static FakePushService.Message messageAbout(String id) {
        List<FakePushService.Message> all = TestServer.shared().push().messages(subscription);
        return all.stream()
                .filter(message -> message.payload().contains(id))
                .findFirst()
                .orElse(null);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}

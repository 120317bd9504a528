package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A confirmation allows the one operation that was confirmed, once, in time (protocol section 3). */
class RetryIT {

    private static Desk ann;

    private final TestServer server = TestServer.shared();
    private GuardedSecret secret;
    private String tag;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void aSecretOfItsOwn() {
        secret = GuardedSecret.of(ann);
        tag = secret.tag();
    }

    @Test
    void retryRunsTheActionAndUsesTheConfirmationUp() {
        String id = confirmedEdit();

        secret.edit(ann.api().confirmed(id), "after").expect(200);

        assertThat(secret.tag()).isNotEqualTo(tag);
        assertThat(ann.state(id)).isEqualTo("used");
    }

    @Test
    void revealedSecretIsShownOnlyByTheRetry() {
        Answer asked = secret.reveal(ann.api()).expect(401);
        assertThat(asked.text()).doesNotContain("correct horse");
        ann.phone().approve(asked.confirmationId()).expect(200);

        Answer shown =
                secret.reveal(ann.api().confirmed(asked.confirmationId())).expect(200);

        assertThat(shown.json().at("/fields/note").asText()).isEqualTo("correct horse battery staple");
    }

    @Test
    void retryWithAnotherSecretIsRefused() {
        GuardedSecret other = GuardedSecret.of(ann);
        String id = confirmedEdit();

        refused(other.edit(ann.api().confirmed(id), "after"), 403, "confirmation-mismatch");

        assertThat(other.tag()).isEqualTo(tag);
        assertStillUsable(id);
    }

    @Test
    void retryFromAnotherSessionOfTheMemberIsRefused() {
        Desk other = ann.inAnotherBrowser();
        String id = confirmedEdit();

        refused(secret.edit(other.api().confirmed(id), "after"), 403, "confirmation-mismatch");

        assertNotRun();
        assertStillUsable(id);
    }

    @Test
    void confirmationOfAnotherMemberIsUnknown() {
        Desk bob = Desk.of("bob@acme.test");
        GuardedSecret bobs = GuardedSecret.of(bob);
        String bobsTag = bobs.tag();
        String id = confirmedEdit();

        refused(bobs.edit(bob.api().confirmed(id), "after"), 404, "confirmation-unknown");

        assertThat(bobs.tag()).isEqualTo(bobsTag);
        assertStillUsable(id);
    }

    @Test
    void confirmationThatNeverWasIsUnknown() {
        refused(secret.edit(ann.api().confirmed("c_never"), "after"), 404, "confirmation-unknown");
        assertNotRun();
    }

    @Test
    void retryWithAnotherArgumentIsRefused() {
        String id = confirmedEdit();

        refused(secret.edit(ann.api().confirmed(id), "another"), 403, "confirmation-mismatch");

        assertNotRun();
        assertStillUsable(id);
    }

    @Test
    void retryWithAnotherIfMatchIsRefused() {
        String id = confirmedEdit();

        refused(secret.edit(ann.api().confirmed(id), "after", "*"), 403, "confirmation-mismatch");

        assertNotRun();
        assertStillUsable(id);
    }

    @Test
    void retryOfAnotherActionIsRefused() {
        String id = confirmedEdit();

        refused(secret.delete(ann.api().confirmed(id)), 403, "confirmation-mismatch");

        assertNotRun();
        assertStillUsable(id);
    }

    @Test
    void retryAfterUseIsRefused() {
        String id = secret.reveal(ann.api()).expect(401).confirmationId();
        ann.phone().approve(id).expect(200);
        secret.reveal(ann.api().confirmed(id)).expect(200);

        Answer again = secret.reveal(ann.api().confirmed(id));

        refused(again, 409, "confirmation-used");
        assertThat(again.text()).doesNotContain("correct horse");
    }

    @Test
    void retryWhilePendingIsRefused() {
        String id = edit().confirmationId();

        refused(secret.edit(ann.api().confirmed(id), "after"), 409, "confirmation-pending");

        assertNotRun();
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void retryAfterDenialIsRefused() {
        String id = edit().confirmationId();
        ann.phone().deny(id, false).expect(200);

        refused(secret.edit(ann.api().confirmed(id), "after"), 403, "confirmation-denied");

        assertNotRun();
    }

    @Test
    void retryAfterCancelIsRefused() {
        String id = edit().confirmationId();
        ann.api().delete("/api/confirmations/" + id).expect(204);

        refused(secret.edit(ann.api().confirmed(id), "after"), 410, "confirmation-cancelled");

        assertNotRun();
    }

    @Test
    void confirmationCanBeUsedForSixtySeconds() {
        Instant before = server.clock().instant().minusMillis(1);
        String id = confirmedEdit();
        Instant end = Instant.parse(ann.look(id).path("expiresAt").asText());
        assertThat(end)
                .isBetween(before.plusSeconds(60), server.clock().instant().plusSeconds(60));

        server.clock().advance(Duration.ofSeconds(60));

        refused(secret.edit(ann.api().confirmed(id), "after"), 410, "confirmation-expired");
        assertNotRun();
        assertThat(ann.state(id)).isEqualTo("expired");
    }

    @Test
    void retryOfWhatNobodyAnsweredInTimeIsRefused() {
        String id = edit().confirmationId();
        server.clock().advance(Duration.ofMinutes(2));

        refused(secret.edit(ann.api().confirmed(id), "after"), 410, "confirmation-expired");

        assertNotRun();
    }

    @Test
    void actionThatFailsLeavesTheConfirmationUsable() {
        String first = confirmedEdit();
        String second = secret.edit(ann.api(), "other").expect(401).confirmationId();
        ann.phone().approve(second).expect(200);
        secret.edit(ann.api().confirmed(first), "after", tag).expect(200);

        refused(secret.edit(ann.api().confirmed(second), "other", tag), 412, "stale");

        assertThat(ann.state(second)).isEqualTo("confirmed");
    }

    private Answer edit() {
        return secret.edit(ann.api(), "after").expect(401);
    }

    private String confirmedEdit() {
        String id = edit().confirmationId();
        ann.phone().approve(id).expect(200);
        return id;
    }

    private static void refused(Answer answer, int status, String problem) {
        assertThat(answer.expect(status).problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private void assertNotRun() {
        assertThat(secret.tag()).as("the version").isEqualTo(tag);
    }

    private void assertStillUsable(String id) {
        assertThat(ann.state(id)).isEqualTo("confirmed");
        secret.edit(ann.api().confirmed(id), "after", tag).expect(200);
    }
}

package io.countersign.confirmation;

import static io.countersign.confirmation.OneEdit.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A confirmation runs its action once it is confirmed, once, and in time (protocol section 3). */
class RetryIT {

    private static Desk ann;

    private final TestServer server = TestServer.shared();
    private OneEdit edit;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void anEditOfItsOwn() {
        edit = OneEdit.by(ann);
    }

    @Test
    void retryRunsTheActionAndUsesTheConfirmationUp() {
        String id = edit.confirmed();
        edit.assertNotRun();

        edit.retry(id).expect(200);

        assertThat(edit.secret().tag()).isNotEqualTo(edit.tag());
        assertThat(ann.state(id)).isEqualTo("used");
    }

    @Test
    void secretIsShownByTheRetryAloneAndOnce() {
        GuardedSecret secret = edit.secret();
        Answer asked = secret.reveal(ann.api()).expect(401);
        assertThat(asked.text()).doesNotContain("correct horse");
        String id = asked.confirmationId();
        ann.phone().approve(id).expect(200);

        Answer shown = secret.reveal(ann.api().confirmed(id)).expect(200);
        Answer again = secret.reveal(ann.api().confirmed(id));

        assertThat(shown.json().at("/fields/note").asText()).isEqualTo("correct horse battery staple");
        assertRefused(again, 409, "confirmation-used");
        assertThat(again.text()).doesNotContain("correct horse");
    }

    @Test
    void retryWhilePendingIsRefused() {
        String id = edit.asked();

        assertRefused(edit.retry(id), 409, "confirmation-pending");

        edit.assertNotRun();
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void retryAfterDenialIsRefused() {
        String id = edit.asked();
        ann.phone().deny(id, false).expect(200);

        assertRefused(edit.retry(id), 403, "confirmation-denied");

        edit.assertNotRun();
    }

    @Test
    void retryAfterCancelIsRefused() {
        String id = edit.asked();
        ann.api().delete("/api/confirmations/" + id).expect(204);

        assertRefused(edit.retry(id), 410, "confirmation-cancelled");

        edit.assertNotRun();
    }

    @Test
    void confirmedCanBeUsedForSixtySeconds() {
        Instant before = server.clock().instant().minusMillis(1);
        String id = edit.confirmed();
        Instant end = Instant.parse(ann.look(id).path("expiresAt").asText());
        assertThat(end)
                .isBetween(before.plusSeconds(60), server.clock().instant().plusSeconds(60));

        server.clock().advance(Duration.ofSeconds(60));

        assertRefused(edit.retry(id), 410, "confirmation-expired");
        edit.assertNotRun();
        assertThat(ann.state(id)).isEqualTo("expired");
    }

    @Test
    void retryOfWhatNobodyAnsweredInTimeIsRefused() {
        String id = edit.asked();
        server.clock().advance(Duration.ofMinutes(2));

        assertRefused(edit.retry(id), 410, "confirmation-expired");

        edit.assertNotRun();
    }
}

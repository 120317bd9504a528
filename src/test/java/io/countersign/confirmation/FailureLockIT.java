package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten failures within an hour lock a member's confirmations for 15 minutes (protocol section 3). */
class FailureLockIT {

    private static final Duration LOCK = Duration.ofMinutes(15);

    private static Desk atWork;

    private final TestServer server = TestServer.shared();
    private Desk ann;
    private GuardedSecret secret;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        atWork = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void nothingFailedInTheLastHour() {
        Desk.anHourLater();
        ann = atWork.inAnotherBrowser();
        secret = GuardedSecret.of(ann);
    }

    @AfterAll
    static void leaveNoLockBehind() {
        Desk.anHourLater();
    }

    @Test
    void tenthFailureLocksAsking() {
        fail(ask(), 9);
        ask();
        fail(ask(), 1);

        assertLocked(secret.reveal(ann.api()));
        assertLocked(GuardedSecret.of(ann).delete(ann.api()));
        assertLocked(ann.inAnotherBrowser().api().post("/api/pairings"));
    }

    @Test
    void tenthFailureLocksAnsweringAndSending() {
        String id = ask();
        fail(id, 10);

        assertLocked(ann.phone().approve(id));
        assertLocked(ann.phone().deny(id, false));
        assertLocked(ann.api().post("/api/confirmations/" + id + "/push"));
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void tenthFailureLocksRetrying() {
        String confirmed = ask();
        ann.phone().approve(confirmed).expect(200);
        fail(GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId(), 10);

        assertLocked(secret.reveal(ann.api().confirmed(confirmed)));

        assertThat(ann.state(confirmed)).isEqualTo("confirmed");
        assertThat(Trail.ofAcme().events(confirmed)).doesNotContain("secret.revealed");
    }

    @Test
    void lockedMemberMayStillCancelAndUseWhatNeedsNoConfirmation() {
        String id = ask();
        fail(id, 10);

        ann.api().get(secret.path()).expect(200);
        ann.api().delete("/api/confirmations/" + id).expect(204);
        assertThat(ann.state(id)).isEqualTo("cancelled");
    }

    @Test
    void lockEndsAfterFifteenMinutes() {
        fail(ask(), 10);
        Answer locked = secret.reveal(ann.api()).expect(429);
        int wait = Integer.parseInt(locked.header("Retry-After"));
        assertThat(wait).isLessThanOrEqualTo(900);

        server.clock().advance(Duration.ofSeconds(wait));

        String id = ask();
        ann.phone().approve(id).expect(200);
        secret.reveal(ann.api().confirmed(id)).expect(200);
    }

    @Test
    void failuresBeforeALockCountForNoSecondOne() {
        fail(ask(), 10);
        server.clock().advance(LOCK);

        fail(ask(), 9);

        ask();
    }

    @Test
    void successForgetsTheFailuresBefore() {
        String id = ask();
        fail(id, 9);
        ann.phone().approve(id).expect(200);

        fail(ask(), 9);

        ask();
    }

    @Test
    void failuresOfMoreThanAnHourAgoDoNotCount() {
        fail(ask(), 9);
        Desk.anHourLater();

        fail(ask(), 1);

        ask();
    }

    @Test
    void failuresOfDifferentConfirmationsCountTogether() {
        for (int i = 1; i <= 5; i++) {
            fail(GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId(), 2);
        }

        assertLocked(secret.reveal(ann.api()));
    }

    @Test
    void otherMembersAreNotLocked() {
        Desk bob = Desk.of("bob@acme.test");
        fail(ask(), 10);

        GuardedSecret bobs = GuardedSecret.of(bob);
        String id = bobs.reveal(bob.api()).expect(401).confirmationId();
        bob.phone().approve(id).expect(200);
        bobs.reveal(bob.api().confirmed(id)).expect(200);
    }

    @Test
    void memberAndAdminsAreToldByMailOnce() {
        List<String> told = List.of("ann@acme.test", "owner@acme.test", "admin@acme.test");
        List<Long> before = told.stream().map(this::mailsAboutLocks).toList();

        fail(ask(), 10);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told)
                        .extracting(this::mailsAboutLocks)
                        .containsExactlyElementsOf(
                                before.stream().map(count -> count + 1).toList()));
        assertThat(mailsAboutLocks("bob@acme.test")).isZero();
        assertThat(mailsAboutLocks("eve@globex.test")).isZero();
    }

    private String ask() {
        return secret.reveal(ann.api()).expect(401).confirmationId();
    }

    /** Decisions that the phone has signed, but about another sentence. */
    private void fail(String id, int times) {
        for (int i = 0; i < times; i++) {
            Answer answer = ann.phone()
                    .decide(
                            id,
                            ann.phone()
                                    .decision(ann.phone().request(id), "approve")
                                    .claim("textDigest", "another"));
            assertThat(answer.expect(403).problem()).isEqualTo("decision-invalid");
        }
    }

    private static void assertLocked(Answer answer) {
        assertThat(answer.expect(429).problem()).isEqualTo("confirmation-locked");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 900);
    }

    private long mailsAboutLocks(String address) {
        return server.mailbox().to(address).stream()
                .filter(mail ->
                        mail.subject().contains("Ann Archer") && mail.subject().contains("locked"))
                .count();
    }
}

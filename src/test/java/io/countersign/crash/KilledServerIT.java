package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} at the moments that matter: nothing is lost, and nothing is done twice. Each moment is reached by another
 * request, which is held there; then one kill ends them all, and one start shows what has become of each.
 */
class KilledServerIT {

    /** Of a dispatcher's claim; a dead one's is free after it. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static TestServer server;

    private static Asked rowWithoutMessage;
    private static Asked messageWithoutClaim;
    private static Asked claimWithoutPush;
    private static Asked pushWithoutRecord;
    private static CrashScene notRetried;
    private static String readyReveal;
    private static CrashScene insideAction;
    private static String readyEdit;
    private static String tag;

    /** A request to confirm, and how many pushes there were before the dead dispatchers' claims were over. */
    private record Asked(CrashScene scene, String confirmation, int pushesBefore) {

        List<Message> awaitPushes(int count) {
            return await("the push")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> scene.pushes(confirmation), pushes -> pushes.size() >= count);
        }
    }

    @BeforeAll
    static void killWhileAllOfThemAreUnderWay() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofMinutes(61));
        // However long a restart takes, nothing expires meanwhile
        server.clock().stop();
        CrashScene ann = CrashScene.of(server, "ann@acme.test");
        CrashScene bob = CrashScene.of(server, "bob@acme.test");
        notRetried = CrashScene.of(server, "admin@acme.test");
        insideAction = notRetried.withSecret("two");
        readyReveal = notRetried.confirmedReveal();
        readyEdit = insideAction.confirmedEdit();
        tag = insideAction.tag();
        hold("io.countersign.push.PushOutcome#record", ann);
        hold("io.countersign.push.PushDispatcher#dispatch", bob);
        CrashScene anns = ann.withSecret("two");
        hold("io.countersign.push.PushDispatcher#onMessage", anns);
        CrashScene bobs = bob.withSecret("two");
        hold("io.countersign.delivery.OutboxQueue#send", bobs);
        hold(
                "io.countersign.directory.Audited#record",
                () -> insideAction.edit(insideAction.member().confirmed(readyEdit), tag));

        server.kill();
        server.restart();

        // The broker hands this one out again, without waiting for the sweep
        Asked redelivered = new Asked(anns, anns.request(), 0);
        messageWithoutClaim = new Asked(
                anns, redelivered.confirmation(), redelivered.awaitPushes(1).size());
        rowWithoutMessage = asked(bobs);
        claimWithoutPush = asked(bob);
        pushWithoutRecord = asked(ann);
        server.clock().advance(LEASE.plusSeconds(1));
    }

    @AfterAll
    static void goOn() {
        server.clock().goOn();
    }

    private static void hold(String method, CrashScene scene) {
        hold(method, () -> scene.reveal(scene.member()));
    }

    /** The call never ends, or ends with the process. */
    private static void hold(String method, Supplier<?> call) {
        server.holdBefore(method);
        CompletableFuture.supplyAsync(call);
        server.awaitHeld();
    }

    private static Asked asked(CrashScene scene) {
        String confirmation = scene.request();
        return new Asked(scene, confirmation, scene.pushes(confirmation).size());
    }

    @Test
    void betweenRowAndMessageThenThePushComesOnce() {
        assertThat(rowWithoutMessage.pushesBefore()).isZero();
        assertComesOnce(rowWithoutMessage);
    }

    @Test
    void betweenMessageAndClaimThenThePushComesOnce() {
        assertThat(messageWithoutClaim.pushesBefore()).isEqualTo(1);
        assertComesOnce(messageWithoutClaim);
    }

    @Test
    void betweenClaimAndPushThenThePushComesOnceTheClaimIsOver() {
        assertThat(claimWithoutPush.pushesBefore()).isZero();
        assertComesOnce(claimWithoutPush);
    }

    @Test
    void betweenPushAndItsRecordThenItIsSentAgainUnderTheSameTopic() {
        assertThat(pushWithoutRecord.pushesBefore()).isEqualTo(1);
        List<Message> pushes = pushWithoutRecord.awaitPushes(2);
        assertThat(pushes)
                .extracting(push -> push.headers().get("Topic"))
                .doesNotContainNull()
                .containsOnly(pushes.get(0).headers().get("Topic"));
        pushWithoutRecord.scene().assertCompletes(pushWithoutRecord.confirmation());
    }

    @Test
    void betweenDecisionAndRetryThenSessionAndConfirmationLiveOn() {
        CrashScene scene = notRetried;
        assertThat(scene.state(readyReveal)).isEqualTo("confirmed");
        scene.reveal(scene.member().confirmed(readyReveal)).expect(200);
        assertThat(scene.reveal(scene.member().confirmed(readyReveal)).problem())
                .isEqualTo("confirmation-used");
        assertThat(scene.audited("secret.revealed")).isEqualTo(1);
    }

    @Test
    void insideTheActionThenNothingHasHappenedAndTheConfirmationIsUsable() {
        CrashScene scene = insideAction;
        assertThat(scene.tag()).isEqualTo(tag);
        assertThat(scene.state(readyEdit)).isEqualTo("confirmed");
        assertThat(scene.audited("secret.edited")).isZero();

        scene.edit(scene.member().confirmed(readyEdit), tag).expect(200);
        String edited = scene.tag();
        assertThat(edited).isNotEqualTo(tag);
        assertThat(scene.state(readyEdit)).isEqualTo("used");
        assertThat(scene.edit(scene.member().confirmed(readyEdit), edited).status())
                .isNotEqualTo(200);
        assertThat(scene.tag()).isEqualTo(edited);
        assertThat(scene.audited("secret.edited")).isEqualTo(1);
    }

    private static void assertComesOnce(Asked asked) {
        asked.awaitPushes(1);
        asked.scene().assertCompletes(asked.confirmation());
        assertThat(asked.scene().pushes(asked.confirmation())).hasSize(1);
    }
}

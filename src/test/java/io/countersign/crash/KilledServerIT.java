package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.FakePushService.Message;
import io.countersign.testing.OwnServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at the moments that matter: nothing is lost, and nothing is done twice. */
@OwnServer
class KilledServerIT {

    private static CrashScene opened;

    private CrashScene scene;

    @BeforeAll
    static void open() {
        opened = CrashScene.open();
    }

    @AfterAll
    static void close() {
        opened.server().close();
    }

    @BeforeEach
    void goOn() {
        scene = opened.next();
    }

    @Test
    void betweenRowAndMessageThenThePushComesOnce() {
        scene.server().haltBefore("io.countersign.delivery.OutboxQueue#send");
        scene.crash(() -> scene.reveal(scene.member()));

        String confirmation = scene.onlyRequest();
        assertThat(scene.pushes(confirmation)).isEmpty();

        scene.passLease();
        awaitPushes(confirmation, 1);
        scene.assertCompletes(confirmation);
        assertThat(scene.pushes(confirmation)).hasSize(1);
    }

    @Test
    void betweenMessageAndClaimThenThePushComesOnce() {
        scene.server().haltBefore("io.countersign.push.PushDispatcher#onMessage");
        scene.crash(() -> scene.reveal(scene.member()));

        // The broker hands the message out again, without waiting for the sweep
        String confirmation = scene.onlyRequest();
        awaitPushes(confirmation, 1);
        scene.passLease();
        scene.assertCompletes(confirmation);
        assertThat(scene.pushes(confirmation)).hasSize(1);
    }

    @Test
    void betweenClaimAndPushThenThePushComesOnceTheClaimIsOver() {
        scene.server().haltBefore("io.countersign.push.PushDispatcher#dispatch");
        scene.crash(() -> scene.reveal(scene.member()));

        String confirmation = scene.onlyRequest();
        assertThat(scene.pushes(confirmation)).isEmpty();

        scene.passLease();
        awaitPushes(confirmation, 1);
        scene.assertCompletes(confirmation);
        assertThat(scene.pushes(confirmation)).hasSize(1);
    }

    @Test
    void betweenPushAndItsRecordThenItIsSentAgainUnderTheSameTopic() {
        scene.server().haltBefore("io.countersign.push.PushOutcome#record");
        scene.crash(() -> scene.reveal(scene.member()));

        String confirmation = scene.onlyRequest();
        assertThat(scene.pushes(confirmation)).hasSize(1);

        scene.passLease();
        List<Message> pushes = awaitPushes(confirmation, 2);
        assertThat(pushes)
                .extracting(push -> push.headers().get("Topic"))
                .doesNotContainNull()
                .containsOnly(pushes.get(0).headers().get("Topic"));
        scene.assertCompletes(confirmation);
    }

    @Test
    void betweenDecisionAndRetryThenSessionAndConfirmationLiveOn() {
        String confirmation = scene.reveal(scene.member()).expect(401).confirmationId();
        scene.phone().approve(confirmation).expect(200);

        scene.server().restart();

        assertThat(scene.state(confirmation)).isEqualTo("confirmed");
        scene.reveal(scene.member().confirmed(confirmation)).expect(200);
        assertThat(scene.reveal(scene.member().confirmed(confirmation)).problem())
                .isEqualTo("confirmation-used");
        assertThat(scene.audited("secret.revealed")).isEqualTo(1);
    }

    @Test
    void insideTheActionThenNothingHasHappenedAndTheConfirmationIsUsable() {
        String tag = scene.tag();
        String confirmation = scene.edit(scene.member(), tag).expect(401).confirmationId();
        scene.phone().approve(confirmation).expect(200);
        scene.server().haltAfter("io.countersign.vault.SecretService#edit");

        assertThat(scene.crash(() -> scene.edit(scene.member().confirmed(confirmation), tag)))
                .isEmpty();

        assertThat(scene.tag()).isEqualTo(tag);
        assertThat(scene.state(confirmation)).isEqualTo("confirmed");
        assertThat(scene.audited("secret.edited")).isZero();

        scene.edit(scene.member().confirmed(confirmation), tag).expect(200);
        String edited = scene.tag();
        assertThat(edited).isNotEqualTo(tag);
        assertThat(scene.state(confirmation)).isEqualTo("used");
        assertThat(scene.edit(scene.member().confirmed(confirmation), edited).status())
                .isNotEqualTo(200);
        assertThat(scene.tag()).isEqualTo(edited);
        assertThat(scene.audited("secret.edited")).isEqualTo(1);
    }

    private List<Message> awaitPushes(String confirmation, int count) {
        return await("the push")
                .atMost(Duration.ofSeconds(30))
                .until(() -> scene.pushes(confirmation), pushes -> pushes.size() >= count);
    }
}

package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A workspace may let a confirmation spare the next one: for that session, action and target, for minutes, and no longer. */
class RememberIT {

    private static final TestServer SERVER = TestServer.shared();

    private static Desk admin;
    private static Desk ann;

    private GuardedSecret secret;

    @BeforeAll
    static void acmeRemembersViews() {
        Desk.anHourLater();
        admin = Desk.of("admin@acme.test");
        ann = Desk.of("ann@acme.test");
        set(Map.of("secret.view", "PT5M"));
    }

    @AfterAll
    static void acmeRemembersNothing() {
        Desk.anHourLater();
        admin = Desk.of("admin@acme.test");
        set(Map.of("secret.view", "PT0S"));
    }

    @BeforeEach
    void annHasViewedASecret() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
        secret = GuardedSecret.of(ann);
        view();
    }

    @Test
    void sameActionOnTheSameTargetIsSparedForFiveMinutesAndIsInTheTrail() {
        String confirmation = view();
        SERVER.clock().advance(Duration.ofMinutes(4));
        secret.reveal(ann.api()).expect(200);
        List<String> events = Trail.ofAcme().events(confirmation);
        assertThat(events)
                .endsWith("confirmation.used", "secret.revealed", "confirmation.remembered", "secret.revealed");
        SERVER.clock().advance(Duration.ofSeconds(61));
        assertAsked(secret.reveal(ann.api()));
    }

    @Test
    void otherTargetActionAndSessionAreAsked() {
        assertAsked(GuardedSecret.of(ann).reveal(ann.api()));
        assertAsked(ann.api().get("/api/secrets/" + secret.id() + "/versions"));
        assertAsked(ann.api().delete("/api/secrets/" + secret.id()));
        assertAsked(secret.reveal(Journey.signedIn(SERVER, "ann@acme.test")));
        secret.reveal(ann.api()).expect(200);
    }

    @Test
    void denialEndsIt() {
        String other = GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId();
        secret.reveal(ann.api()).expect(200);
        ann.phone().deny(other, false).expect(200);
        assertAsked(secret.reveal(ann.api()));
    }

    @Test
    void endOfAPhoneEndsIt() {
        Phone first = ann.phone();
        ann = new Desk(ann.api(), Journey.pairedPhone(ann.api(), "Second"));
        assertAsked(secret.reveal(ann.api()));
        view();
        secret.reveal(ann.api()).expect(200);
        ann.api().delete(first.path()).expect(204);
        assertAsked(secret.reveal(ann.api()));
    }

    @Test
    void changeOfTheSettingEndsIt() {
        set(Map.of("secret.view", "PT4M"));
        assertAsked(secret.reveal(ann.api()));
        String later = view();
        secret.reveal(ann.api()).expect(200);
        assertThat(later).isNotEmpty();
        set(Map.of("secret.view", "PT0S"));
        assertAsked(secret.reveal(ann.api()));
        set(Map.of("secret.view", "PT5M"));
        assertAsked(secret.reveal(ann.api()));
    }

    @Test
    void signOutEndsIt() {
        ann.api().delete("/api/session").expect(204);
        assertThat(secret.reveal(ann.api()).problem()).isEqualTo("not-signed-in");
        assertAsked(secret.reveal(Journey.signedIn(SERVER, "ann@acme.test")));
    }

    @Test
    void whatIsConfirmedButNotUsedIsNotRemembered() {
        GuardedSecret other = GuardedSecret.of(ann);
        ann.phone()
                .approve(other.reveal(ann.api()).expect(401).confirmationId())
                .expect(200);
        assertThat(other.reveal(ann.api()).problem()).isEqualTo("confirmation-required");
    }

    @Test
    void presentedConfirmationIsCheckedAllTheSame() {
        String other = GuardedSecret.of(ann).reveal(ann.api()).expect(401).confirmationId();
        assertThat(secret.reveal(ann.api().confirmed(other)).problem()).isEqualTo("confirmation-mismatch");
    }

    /** Asks where nothing is remembered, and views; answers the confirmation. */
    private String view() {
        SERVER.clock().advance(Duration.ofMinutes(6));
        String confirmation = secret.reveal(ann.api()).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        secret.reveal(ann.api().confirmed(confirmation)).expect(200);
        return confirmation;
    }

    private static void assertAsked(Answer answer) {
        assertThat(answer.expect(401).problem()).isEqualTo("confirmation-required");
    }

    private static void set(Map<String, String> remember) {
        Api fresh = Journey.signedIn(SERVER, "admin@acme.test");
        Answer changed = Journey.confirmed(
                fresh, admin.phone(), api -> api.patch("/api/workspace", Map.of("remember", remember)));
        assertThat(changed.expect(200)
                        .json()
                        .path("remember")
                        .path("secret.view")
                        .asText("PT0S"))
                .isEqualTo(remember.get("secret.view"));
    }
}

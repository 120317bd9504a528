package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A restart, here by {@code kill -9}, makes nothing new out of what was asked, sent, answered or locked before it. */
class ConfirmationsOutliveRestartIT {

    private static TestServer server;
    private static Desk ann;
    private static Desk bob;
    private static Desk admin;
    private static Desk eve;
    private static GuardedSecret annsSecret;
    private static GuardedSecret bobsSecret;
    private static String annsConfirmed;
    private static String annsDenied;
    private static String bobsLocked;
    private static String evesPending;
    private static EmailLinks evesLinks;
    private static GuardedSecret evesSecret;
    private static String evesMailed;
    private static String evesToken;

    @BeforeAll
    static void theServerIsKilledAmidstIt() {
        server = TestServer.shared();
        Desk.anHourLater();
        // A slow restart is to end nothing
        server.clock().stop();
        ann = Desk.of(server, "ann@acme.test");
        bob = Desk.of(server, "bob@acme.test");
        admin = Desk.of(server, "admin@acme.test");
        eve = Desk.of(server, "eve@globex.test");
        EmailLinks.areOn(eve, true);
        // What is counted since an approval comes after it
        server.clock().advance(Duration.ofSeconds(1));
        annsSecret = GuardedSecret.of(ann);
        bobsSecret = GuardedSecret.of(bob);
        annsDenied = annsSecret.delete(ann.api()).expect(401).confirmationId();
        ann.phone().deny(annsDenied, false).expect(200);
        annsConfirmed = annsSecret.reveal(ann.api()).expect(401).confirmationId();
        ann.phone().approve(annsConfirmed).expect(200);
        bobsLocked = bobsSecret.reveal(bob.api()).expect(401).confirmationId();
        for (int i = 0; i < 10; i++) {
            JsonNode request = bob.phone().request(bobsLocked);
            bob.phone()
                    .decide(bobsLocked, bob.phone().decision(request, "approve").claim("nonce", "another"))
                    .expect(403);
        }
        admin.subscribed();
        for (int i = 0; i < 3; i++) {
            assertThat(GuardedSecret.of(admin)
                            .reveal(admin.api())
                            .confirmation()
                            .path("sent"))
                    .hasSize(1);
        }
        evesPending = eve.api().post("/api/pairings").expect(401).confirmationId();
        evesSecret = GuardedSecret.of(eve);
        evesMailed = evesSecret.reveal(eve.api()).expect(401).confirmationId();
        evesLinks = new EmailLinks(server, "eve@globex.test");
        evesToken = evesLinks.sent(eve.api(), evesMailed);
        server.restart();
    }

    @AfterAll
    static void goOn() {
        server.clock().goOn();
        EmailLinks.turnOff(eve);
    }

    @Test
    void whatWasConfirmedCanBeUsedOnce() {
        annsSecret.reveal(ann.api().confirmed(annsConfirmed)).expect(200);

        assertThat(annsSecret
                        .reveal(ann.api().confirmed(annsConfirmed))
                        .expect(409)
                        .problem())
                .isEqualTo("confirmation-used");
    }

    @Test
    void whatWasDeniedStaysDenied() {
        assertThat(ann.state(annsDenied)).isEqualTo("denied");
        assertThat(annsSecret
                        .delete(ann.api().confirmed(annsDenied))
                        .expect(403)
                        .problem())
                .isEqualTo("confirmation-denied");
    }

    @Test
    void whatIsPendingIsWaitedForAnsweredAndUsed() throws InterruptedException {
        assertThat(eve.api().post("/api/pairings").expect(401).confirmationId()).isEqualTo(evesPending);
        try (EventStream events = eve.api().events("/api/confirmations/" + evesPending + "/events")) {
            assertThat(events.next().json().path("state").asText()).isEqualTo("pending");

            eve.phone().approve(evesPending).expect(200);

            assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
            eve.api().confirmed(evesPending).post("/api/pairings").expect(201);
            assertThat(events.next().json().path("state").asText()).isEqualTo("used");
            assertThat(events.awaitEnd(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Test
    void mailedLinkConfirms() {
        assertThat(EmailLinks.preview(evesLinks.elsewhere(), evesToken)
                        .expect(200)
                        .json()
                        .path("numberRequired")
                        .asBoolean())
                .isTrue();

        EmailLinks.confirm(eve.api(), evesToken, null).expect(200);

        evesSecret.reveal(eve.api().confirmed(evesMailed)).expect(200);
    }

    @Test
    void locksHold() {
        assertThat(bobsSecret.reveal(bob.api()).expect(429).problem()).isEqualTo("confirmation-locked");
        assertThat(bob.phone().approve(bobsLocked).expect(429).problem()).isEqualTo("confirmation-locked");
        assertThat(bobsSecret
                        .reveal(Journey.signedIn(server, "bob@acme.test"))
                        .expect(429)
                        .header("Retry-After"))
                .isEqualTo("900");
    }

    @Test
    void sendsAreStillCounted() {
        JsonNode fourth =
                GuardedSecret.of(admin).reveal(admin.api()).expect(401).confirmation();

        assertThat(fourth.path("sent")).isEmpty();
        assertThat(fourth.at("/problem/type").asText()).isEqualTo("urn:countersign:problem:too-many-sends");
        assertThat(fourth.at("/problem/retryAfter").asInt()).isEqualTo(300);
    }
}

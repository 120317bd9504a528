package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admins change the roles of members, and deactivate them; an owner stays. */
class MembersIT {

    private Office owner;
    private Office admin;
    private String away;

    @BeforeEach
    void adminsAreIn() {
        admin = Office.of("admin@acme.test");
        owner = Office.of("owner@acme.test");
    }

    /** Whatever went wrong, other tests need them. */
    @AfterEach
    void takeBack() {
        if (away != null) {
            admin.takeBack(away);
            away = null;
        }
    }

    private static Api bob() {
        return Journey.signedIn(TestServer.shared(), "bob@acme.test");
    }

    @Test
    void roleIsChangedAndCountsAtOnce() {
        Api bob = bob();
        String path = Office.path(Office.id(bob));
        bob.get("/api/audit").expect(403);

        Answer asked = admin.api().patch(path, Map.of("role", "admin")).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Change \"Bob Baker\" (bob@acme.test): make them an admin of the workspace");
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("member.edit");
        admin.giveRole(Office.id(bob), "admin");

        bob.get("/api/audit").expect(200);
        assertThat(bob.get(path).expect(200).json().path("role").asText()).isEqualTo("admin");
        admin.giveRole(Office.id(bob), "user");
        bob.get("/api/audit").expect(403);
    }

    @Test
    void adminsAloneSeeHowMembersSignInAndWhatAResetWouldEnd() {
        Api bob = bob();
        Journey.onlyPhone(bob);
        String path = Office.path(Office.id(bob));

        JsonNode seen = admin.api().get(path).expect(200).json();
        assertThat(seen.path("signsInBy").toString()).isEqualTo("[\"password\"]");
        assertThat(seen.path("confirmsBy").toString()).isEqualTo("{\"passkey\":0,\"phone\":1}");
        assertThat(admin.api().get("/api/members?limit=200").json().path("items"))
                .contains(seen);
        assertThat(bob.get(path).expect(200).json().has("confirmsBy")).isFalse();
        assertThat(bob.get("/api/members?limit=200").expect(200).text()).doesNotContain("signsInBy", "confirmsBy");
    }

    @Test
    void adminWhoActsWhileTheyAreDeactivatedIsWaitedForAndKeepsNobodyWaiting() {
        Office bob = Office.of("bob@acme.test");
        admin = Office.of("admin@acme.test");
        String id = bob.id();
        String ann = Office.path(Office.id(Journey.signedIn(TestServer.shared(), "ann@acme.test")));
        admin.giveRole(id, "admin");
        Map<String, String> change = Map.of("role", "user");
        String acts = bob.approved(bob.api().patch(ann, change));
        String ends = admin.approved(admin.api().delete(Office.path(id)));
        away = id;
        TestServer.shared().pauseBefore("io.countersign.directory.MemberKeeping#change");
        CompletableFuture<Answer> acting;
        CompletableFuture<Answer> ending;
        try {
            acting = CompletableFuture.supplyAsync(
                    () -> bob.api().confirmed(acts).patch(ann, change));
            TestServer.shared().awaitHeld();
            ending = CompletableFuture.supplyAsync(
                    () -> admin.api().confirmed(ends).delete(Office.path(id)));
            // Until it waits for the confirmation that is being used
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        } finally {
            TestServer.shared().disarm();
        }
        acting.join().expect(200);
        ending.join().expect(204);
        bob.api().get("/api/session").expect(401);
        admin.giveRole(id, "user");
    }

    @Test
    void guestOwnsNothingUntilTheyAreNoGuest() {
        Api bob = bob();
        String secret = Journey.createSecret(bob, "Of one who becomes a guest", "lantern oil", false);
        admin.giveRole(Office.id(bob), "guest");
        assertThat(bob.get("/api/secrets/" + secret)
                        .expect(200)
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("collaborator");
        bob.delete("/api/secrets/" + secret).expect(403);

        admin.giveRole(Office.id(bob), "user");
        assertThat(bob.get("/api/secrets/" + secret)
                        .expect(200)
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void nobodyChangesWhoIsAboveThemOrGivesARoleAbove() {
        owner.giveRole(Office.id(bob()), "super-admin");
        String path = Office.path(Office.id(bob()));

        for (Answer answer : List.of(
                admin.api().delete(path),
                admin.api().patch(path, Map.of("role", "user")),
                admin.api().patch(Office.path(admin.id()), Map.of("role", "owner")))) {
            assertThat(answer.expect(403).problem()).isEqualTo("forbidden");
        }
        owner.giveRole(Office.id(bob()), "user");
    }

    @Test
    void lastOwnerStaysAndNobodyIsAsked() {
        String path = Office.path(owner.id());
        for (Api api : List.of(owner.api(), admin.api())) {
            assertThat(api.delete(path).expect(409).problem()).isEqualTo("last-owner");
            assertThat(api.patch(path, Map.of("role", "user")).expect(409).problem())
                    .isEqualTo("last-owner");
        }
        assertThat(owner.api().patch(path, Map.of("active", false)).status()).isEqualTo(400);
        assertThat(owner.api().patch(path, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void ofTwoOwnersWhoStepDownAtOnceOneStays() {
        for (int round = 0; round < 3; round++) {
            owner.giveRole(admin.id(), "owner");
            List<Answer> answers = race(steppingDown(owner), steppingDown(admin));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            if (admin.api()
                    .get("/api/session")
                    .json()
                    .at("/member/role")
                    .asText()
                    .equals("owner")) {
                admin.giveRole(owner.id(), "owner");
                owner.giveRole(admin.id(), "admin");
            }
        }
    }

    @Test
    void ofTwoOwnersOneOfWhomLeavesWhileTheOtherStepsDownOneStays() {
        String leaver = admin.id();
        owner.giveRole(leaver, "owner");
        String confirmation = admin.approved(admin.api().delete(Office.path(leaver)));

        List<Answer> answers = race(
                steppingDown(owner), () -> admin.api().confirmed(confirmation).delete(Office.path(leaver)));

        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(1);
        assertThat(answers).anyMatch(answer -> List.of(200, 204).contains(answer.status()));
        if (answers.stream().anyMatch(answer -> answer.status() == 204)) {
            owner.takeBack(leaver);
            admin = Office.of("admin@acme.test");
        } else {
            admin.giveRole(owner.id(), "owner");
        }
        owner.giveRole(leaver, "admin");
    }

    @Test
    void whoIsDeactivatedCanDoNothingFromThatMoment() {
        Api bob = bob();
        Phone phone = Journey.onlyPhone(bob);
        String id = Office.id(bob);
        away = id;
        Answer made = Journey.confirmed(bob, phone, as -> as.post("/api/tokens", Map.of("name", "Script")))
                .expect(201);
        Api script = Api.bearer(TestServer.shared(), made.json().path("token").asText());
        String secret = Journey.createSecret(bob, "Of one who leaves", "grey gate", true);
        String pending =
                bob.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();

        Answer asked = admin.api().delete(Office.path(id)).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo(
                        "Deactivate \"Bob Baker\" (bob@acme.test): their sessions, tokens and phones end, and they cannot"
                                + " sign in");
        admin.confirmed(as -> as.delete(Office.path(id))).expect(204);

        assertThat(admin.api().get(Office.path(id)).json().path("active").asBoolean())
                .isFalse();
        assertThat(bob.get("/api/session").expect(401).problem()).isEqualTo("not-signed-in");
        script.get("/api/secrets").expect(401);
        phone.send("GET", phone.path() + "/requests", null).expect(401);
        Api.browser(TestServer.shared())
                .post("/api/session", Map.of("email", "bob@acme.test", "password", Api.DEMO_PASSWORD))
                .expect(401);
        assertThat(admin.api().delete(Office.path(id)).expect(409).problem()).isEqualTo("member-inactive");

        takeBack();
        bob.get("/api/session").expect(401);
        script.get("/api/secrets").expect(401);
        Api again = bob();
        assertThat(again.get("/api/trusted-sessions").json().path("items")).isEmpty();
        again.get("/api/confirmations/" + pending).expect(404);
        assertThat(again.get("/api/secrets/" + secret)
                        .expect(200)
                        .json()
                        .path("role")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void confirmationThatWasGivenBeforeIsWorthNothing() {
        Api bob = bob();
        Phone phone = Journey.onlyPhone(bob);
        String id = Office.id(bob);
        away = id;
        String pending = bob.post("/api/pairings").expect(401).confirmationId();
        phone.approve(pending).expect(200);

        admin.confirmed(as -> as.delete(Office.path(id))).expect(204);

        bob.confirmed(pending).post("/api/pairings").expect(401);
        String trail = admin.api().get("/api/audit?limit=20").expect(200).text();
        assertThat(trail).contains("member.deactivated", "confirmation.expired");
    }

    private static Callable<Answer> steppingDown(Office who) {
        String path = Office.path(who.id());
        Map<String, Object> change = Map.of("role", "admin");
        String confirmation = who.approved(who.api().patch(path, change));
        return () -> who.api().confirmed(confirmation).patch(path, change);
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Together.times(2, () -> queue.poll().call());
    }
}

package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A secret always has a member who owns it. */
class LastOwnerIT {

    private Sharer ann;
    private Sharer bob;

    @BeforeEach
    void twoShare() {
        bob = Sharer.of("bob@acme.test");
        ann = Sharer.of("ann@acme.test");
    }

    @Test
    void lastOwnerStaysAndIsNotAsked() {
        String secret = ann.create("Of one owner");
        ann.share(secret, "member", bob.id(), "collaborator");
        String own = ann.grant(secret, ann.id());

        assertThat(ann.api().delete(own).expect(409).problem()).isEqualTo("last-owner");
        assertThat(ann.api()
                        .patch(own, Map.of("role", "collaborator"))
                        .expect(409)
                        .problem())
                .isEqualTo("last-owner");
    }

    @Test
    void teamThatOwnsItIsNoOtherOwner() {
        String secret = ann.create("Of one owner and a team");
        Api admin = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        String team = admin.post("/api/teams", Map.of("name", "Owners of " + secret))
                .expect(201)
                .json()
                .path("id")
                .asText();
        admin.post("/api/teams/" + team + "/members", Map.of("member", bob.id()))
                .expect(201);
        ann.share(secret, "team", team, "owner");
        assertThat(Sharer.role(bob.api(), secret)).isEqualTo("owner");

        assertThat(ann.api().delete(ann.grant(secret, ann.id())).expect(409).problem())
                .isEqualTo("last-owner");
        assertThat(bob.api().delete(bob.grant(secret, ann.id())).expect(409).problem())
                .isEqualTo("last-owner");
    }

    @Test
    void ownerLeavesWhereAnotherStays() {
        String secret = ann.create("Handed over");
        ann.share(secret, "member", bob.id(), "owner");
        String own = ann.grant(secret, ann.id());

        ann.confirmed(as -> as.delete(own)).expect(204);

        assertThat(Sharer.role(ann.api(), secret)).isEmpty();
        assertThat(bob.api().delete(bob.grant(secret, bob.id())).expect(409).problem())
                .isEqualTo("last-owner");
    }

    @Test
    void ofTwoOwnersWhoLeaveAtOnceOneStays() {
        for (int round = 0; round < 5; round++) {
            String secret = ann.create("Left by both");
            ann.share(secret, "member", bob.id(), "owner");
            List<Answer> answers = race(leaving(ann, secret), leaving(bob, secret));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(204, 409);
            assertThat(List.of(Sharer.role(ann.api(), secret), Sharer.role(bob.api(), secret)))
                    .containsExactlyInAnyOrder("owner", "");
        }
    }

    @Test
    void ofTwoOwnersWhoTakeItFromEachOtherOneStays() {
        for (int round = 0; round < 5; round++) {
            String secret = ann.create("Taken from each other");
            ann.share(secret, "member", bob.id(), "owner");
            List<Answer> answers = race(removing(ann, bob.id(), secret), demoting(bob, ann.id(), secret));

            assertThat(answers.stream().filter(answer -> answer.status() < 300)).hasSize(1);
            assertThat(List.of(Sharer.role(ann.api(), secret), Sharer.role(bob.api(), secret)))
                    .containsOnlyOnce("owner");
        }
    }

    private static Callable<Answer> leaving(Sharer who, String secret) {
        return removing(who, who.id(), secret);
    }

    private static Callable<Answer> removing(Sharer by, String member, String secret) {
        String grant = by.grant(secret, member);
        String confirmation = by.approved(by.api().delete(grant));
        return () -> by.api().confirmed(confirmation).delete(grant);
    }

    private static Callable<Answer> demoting(Sharer by, String member, String secret) {
        String grant = by.grant(secret, member);
        Map<String, Object> change = Map.of("role", "collaborator");
        String confirmation = by.approved(by.api().patch(grant, change));
        return () -> by.api().confirmed(confirmation).patch(grant, change);
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Together.times(2, () -> queue.poll().call());
    }
}

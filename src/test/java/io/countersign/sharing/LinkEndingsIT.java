package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A link ends when it is revoked, and with what it hangs on: its secret, its maker, its maker's being an owner. */
class LinkEndingsIT {

    private static final Map<String, Object> ONE_DAY = Map.of("expiresIn", "P1D");

    private Sharer ann;
    private Sharer bob;
    private Api guest;
    private String secret;

    @BeforeEach
    void annAndBobOwnASecret() {
        bob = Sharer.of("bob@acme.test");
        ann = Sharer.of("ann@acme.test");
        guest = Journey.signedIn(TestServer.shared(), "guest@acme.test");
        secret = ann.create("Lent plans");
        ann.share(secret, "member", bob.id(), "owner");
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann.forget(secret);
    }

    private static void assertEnded(Linked link) {
        assertThat(link.open().expect(410).json().path("reason").asText()).isEqualTo("revoked");
        assertThat(link.view().expect(410).problem()).isEqualTo("link-ended");
    }

    @Test
    void makerRevokesWithoutAskingAndAgainIsNoError() {
        Linked link = Linked.by(ann, secret, ONE_DAY);
        JsonNode viewed = link.view().expect(200).json();
        assertThat(viewed.path("ticket").asText()).isNotEmpty();

        ann.api().delete(link.path()).expect(204);

        assertEnded(link);
        ann.api().delete(link.path()).expect(204);
        assertThat(ann.api().get(link.path()).json().path("state").asText()).isEqualTo("revoked");
        assertThat(ann.api().get(link.path()).json().path("views")).hasSize(1);
    }

    @Test
    void otherOwnersSeeAndRevokeItAndNobodyElse() {
        ann.share(secret, "member", Sharer.id(guest), "collaborator");
        Linked link = Linked.by(ann, secret, ONE_DAY);
        assertThat(bob.api().get(Linked.links(secret)).expect(200).text())
                .contains(link.made().path("id").asText())
                .doesNotContain(link.token(), link.key());
        for (Answer answer : List.of(
                guest.get(Linked.links(secret)),
                guest.get(link.path()),
                guest.delete(link.path()),
                guest.post(Linked.links(secret), ONE_DAY))) {
            assertThat(answer.expect(403).problem()).isEqualTo("forbidden");
        }
        Api admin = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        for (Answer answer : List.of(
                admin.get(Linked.links(secret)),
                admin.get(link.path()),
                admin.delete(link.path()),
                admin.post(Linked.links(secret), ONE_DAY),
                ann.api().get(Linked.links(secret) + "/l_unknown"),
                ann.api().delete(Linked.links(secret) + "/l_unknown"))) {
            assertThat(answer.expect(404).problem()).isEqualTo("not-found");
        }
        String others = ann.create("Other plans");
        ann.api().get(link.path().replace(secret, others)).expect(404);
        ann.forget(others);
        link.open().expect(200);

        bob.api().delete(link.path()).expect(204);

        assertEnded(link);
    }

    @Test
    void makerWhoIsNoOwnerAnyMoreLeavesNoLinkBehindButReadsItsLog() {
        Linked bobs = Linked.by(bob, secret, ONE_DAY);
        Linked anns = Linked.by(ann, secret, ONE_DAY);

        ann.confirmed(as -> as.patch(ann.grant(secret, bob.id()), Map.of("role", "collaborator")))
                .expect(200);

        assertEnded(bobs);
        anns.open().expect(200);
        bob.api().get(bobs.path()).expect(200);
        bob.api().get(anns.path()).expect(403);
        ann.confirmed(as -> as.patch(ann.grant(secret, bob.id()), Map.of("role", "owner")))
                .expect(200);
        assertEnded(bobs);
    }

    @Test
    void makerWhoLeavesTheTeamThatOwnsItLeavesNoLinkBehind() {
        Api admin = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        String team = admin.post("/api/teams", Map.of("name", "Linkers of " + secret))
                .expect(201)
                .json()
                .path("id")
                .asText();
        String members = "/api/teams/" + team + "/members";
        admin.post(members, Map.of("member", bob.id())).expect(201);
        ann.share(secret, "team", team, "owner");
        ann.confirmed(as -> as.delete(ann.grant(secret, bob.id()))).expect(204);
        Linked first = Linked.by(bob, secret, ONE_DAY);
        first.open().expect(200);

        admin.delete(members + "/" + bob.id()).expect(204);
        assertEnded(first);

        admin.post(members, Map.of("member", bob.id())).expect(201);
        Linked second = Linked.by(bob, secret, ONE_DAY);
        admin.delete("/api/teams/" + team).expect(204);
        assertEnded(second);
    }

    @Test
    void guestLeavesNoLinkBehindNorWhoIsDeactivated() {
        Api desk = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        Sharer admin = new Sharer(desk, Journey.onlyPhone(desk));
        String member = "/api/members/" + bob.id();
        try {
            Linked first = Linked.by(bob, secret, ONE_DAY);
            admin.confirmed(as -> as.patch(member, Map.of("role", "guest"))).expect(200);
            assertEnded(first);

            admin.confirmed(as -> as.patch(member, Map.of("role", "user"))).expect(200);
            assertEnded(first);
            Linked second = Linked.by(bob, secret, ONE_DAY);
            admin.confirmed(as -> as.delete(member)).expect(204);
            assertEnded(second);
        } finally {
            admin.confirmed(as -> as.patch(member, Map.of("role", "user", "active", true)));
            admin.confirmed(as -> as.post(member + "/reset"));
        }
    }

    @Test
    void linkEndsWithItsSecret() {
        Linked link = Linked.by(ann, secret, ONE_DAY);

        ann.confirmed(as -> as.delete(Sharer.path(secret))).expect(204);

        assertEnded(link);
    }

    @Test
    void linkThatIsMadeWhileItsMakerLosesTheRoleIsNoneOrHasEnded() {
        for (int round = 0; round < 4; round++) {
            String confirmation = bob.approved(bob.api().post(Linked.links(secret), ONE_DAY));
            String grant = ann.grant(secret, bob.id());
            Map<String, Object> change = Map.of("role", "collaborator");
            String taking = ann.approved(ann.api().patch(grant, change));

            List<Answer> answers = race(
                    () -> bob.api().confirmed(confirmation).post(Linked.links(secret), ONE_DAY),
                    () -> ann.api().confirmed(taking).patch(grant, change));

            answers.stream()
                    .filter(answer -> answer.status() == 201)
                    .forEach(made -> assertEnded(Linked.of(secret, made.json())));
            assertThat(answers.stream().filter(answer -> answer.status() == 200))
                    .hasSize(1);
            ann.confirmed(as -> as.patch(grant, Map.of("role", "owner"))).expect(200);
        }
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Together.times(2, () -> queue.poll().call());
    }
}

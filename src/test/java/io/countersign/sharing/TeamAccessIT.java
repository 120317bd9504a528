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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shared with a team is shared with whoever is in it, as long as they are; of several ways the stronger counts. */
class TeamAccessIT {

    private Sharer ann;
    private Api admin;
    private Api bob;
    private Api guest;
    private String secret;
    private String team;

    @BeforeEach
    void aSecretAndATeam() {
        ann = Sharer.of("ann@acme.test");
        admin = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        bob = Journey.signedIn(TestServer.shared(), "bob@acme.test");
        guest = Journey.signedIn(TestServer.shared(), "guest@acme.test");
        secret = ann.create("Shared with teams");
        team = team("First");
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann.forget(secret);
    }

    private String team(String name) {
        return admin.post("/api/teams", Map.of("name", name + " with " + secret))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    private void join(Api who, String of) {
        admin.post("/api/teams/" + of + "/members", Map.of("member", Sharer.id(who)))
                .expect(201);
    }

    private void leave(Api who, String of) {
        admin.delete("/api/teams/" + of + "/members/" + Sharer.id(who)).expect(204);
    }

    @Test
    void whoIsInTheTeamHasAccessFromJoiningToLeaving() {
        join(bob, team);
        Answer asked = ann.api()
                .post(Sharer.grants(secret), Map.of("team", team, "role", "collaborator"))
                .expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Share the secret \"Shared with teams\" with the team \"First with " + secret
                        + "\" as collaborator");
        ann.share(secret, "team", team, "collaborator");
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");
        assertThat(Sharer.role(guest, secret)).isEmpty();

        join(guest, team);
        assertThat(Sharer.role(guest, secret)).isEqualTo("collaborator");
        leave(bob, team);
        assertThat(Sharer.role(bob, secret)).isEmpty();
        assertThat(bob.post(Sharer.path(secret) + "/reveal").status()).isEqualTo(404);
        assertThat(Sharer.role(guest, secret)).isEqualTo("collaborator");
        join(bob, team);
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");
    }

    @Test
    void strongerOfTwoWaysCounts() {
        join(bob, team);
        ann.share(secret, "team", team, "owner");
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");
        ann.share(secret, "member", Sharer.id(bob), "collaborator");
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");

        leave(bob, team);
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");

        join(bob, team);
        ann.confirmed(as -> as.patch(ann.grant(secret, team), Map.of("role", "collaborator")))
                .expect(200);
        ann.confirmed(as -> as.patch(ann.grant(secret, Sharer.id(bob)), Map.of("role", "owner")))
                .expect(200);
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");

        String direct = ann.grant(secret, Sharer.id(bob));
        ann.confirmed(as -> as.delete(direct)).expect(204);
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");
        ann.api().get(direct).expect(404);

        String byTeam = ann.grant(secret, team);
        ann.confirmed(as -> as.delete(byTeam)).expect(204);
        assertThat(Sharer.role(bob, secret)).isEmpty();
    }

    @Test
    void accessByASecondTeamStays() {
        String second = team("Second");
        join(bob, team);
        join(bob, second);
        ann.share(secret, "team", team, "owner");
        ann.share(secret, "team", second, "collaborator");
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");

        leave(bob, team);
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");

        admin.delete("/api/teams/" + second).expect(204);
        assertThat(Sharer.role(bob, secret)).isEmpty();
        assertThat(ann.api().get(Sharer.grants(secret)).json().path("items").findValuesAsText("team"))
                .containsExactly(team);
    }

    @Test
    void guestInATeamThatOwnsIsACollaborator() {
        join(guest, team);
        ann.share(secret, "team", team, "owner");

        assertThat(Sharer.role(guest, secret)).isEqualTo("collaborator");
        assertThat(guest.delete(Sharer.path(secret)).expect(403).problem()).isEqualTo("forbidden");
    }

    @Test
    void listsFilterByWhatCounts() {
        String shared = "/api/secrets?shared=true&limit=200";
        ann.share(secret, "team", team, "owner");
        assertThat(ann.api().get(shared).expect(200).text()).doesNotContain(secret);
        join(bob, team);
        assertThat(ann.api().get(shared).expect(200).text()).contains(secret);
        assertThat(bob.get("/api/secrets?limit=200&owner=" + Sharer.id(bob))
                        .expect(200)
                        .text())
                .contains(secret);
        assertThat(bob.get("/api/secrets?limit=200&q=shared teams".replace(" ", "%20"))
                        .expect(200)
                        .text())
                .contains(secret);
    }

    @Test
    void teamIsToldByMailButForWhomNothingIsNew() {
        join(bob, team);
        join(ann.api(), team);
        join(guest, team);
        var mailbox = TestServer.shared().mailbox();
        List.of("ann", "bob", "guest").forEach(who -> mailbox.forget(who + "@acme.test"));
        ann.share(secret, "member", Sharer.id(guest), "collaborator");
        mailbox.take("guest@acme.test");
        int before = mailbox.to("guest@acme.test").size();

        ann.share(secret, "team", team, "owner");

        assertThat(mailbox.take("bob@acme.test").subject()).contains("Shared with teams");
        assertThat(mailbox.to("guest@acme.test")).hasSize(before);
    }

    @Test
    void secretOfATeamIsDeletedWithItsGrants() {
        join(bob, team);
        ann.share(secret, "team", team, "owner");

        ann.confirmed(as -> as.delete(Sharer.path(secret))).expect(204);

        assertThat(Sharer.role(bob, secret)).isEmpty();
        leave(bob, team);
        admin.delete("/api/teams/" + team).expect(204);
    }

    @Test
    void whoLosesBothWaysAtOnceHasNone() {
        for (int round = 0; round < 5; round++) {
            join(bob, team);
            if (round == 0) {
                ann.share(secret, "team", team, "owner");
            }
            ann.share(secret, "member", Sharer.id(bob), "owner");
            String direct = ann.grant(secret, Sharer.id(bob));
            String confirmation = ann.approved(ann.api().delete(direct));
            String membership = "/api/teams/" + team + "/members/" + Sharer.id(bob);

            List<Answer> answers =
                    race(() -> ann.api().confirmed(confirmation).delete(direct), () -> admin.delete(membership));

            assertThat(answers).extracting(Answer::status).containsOnly(204);
            assertThat(Sharer.role(bob, secret)).isEmpty();
        }
    }

    @Test
    void whoLeavesWhileTheTeamGetsAccessHasNone() {
        for (int round = 0; round < 5; round++) {
            join(bob, team);
            Map<String, Object> grant = Map.of("team", team, "role", "collaborator");
            String confirmation = ann.approved(ann.api().post(Sharer.grants(secret), grant));
            String membership = "/api/teams/" + team + "/members/" + Sharer.id(bob);

            race(
                            () -> ann.api().confirmed(confirmation).post(Sharer.grants(secret), grant),
                            () -> admin.delete(membership))
                    .forEach(answer -> assertThat(answer.status()).isIn(201, 204));

            assertThat(Sharer.role(bob, secret)).isEmpty();
            ann.confirmed(as -> as.delete(ann.grant(secret, team))).expect(204);
        }
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(List.of(one, other));
        return Together.times(2, () -> queue.poll().call());
    }
}

package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What owners of a secret grant, and what everybody can do because of it. */
class SharingIT {

    private Sharer ann;
    private Api bob;
    private Api guest;
    private String secret;

    @BeforeEach
    void annHasASecret() {
        ann = Sharer.of("ann@acme.test");
        bob = Journey.signedIn(TestServer.shared(), "bob@acme.test");
        guest = Journey.signedIn(TestServer.shared(), "guest@acme.test");
        secret = ann.create("Shared plans");
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann.forget(secret);
    }

    @Test
    void oneConfirmationNamesEverybodyAndEachRole() {
        Map<String, Object> request = Map.of(
                "to",
                List.of(
                        Map.of("member", Sharer.id(bob), "role", "owner"),
                        Map.of("member", Sharer.id(guest), "role", "collaborator")),
                "message",
                "For the 100% new site");
        Answer asked = ann.api().post(Sharer.grants(secret), request).expect(401);

        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo(
                        "Share the secret \"Shared plans\" with \"Bob Baker\" (bob@acme.test) as owner,"
                                + " \"Gus Guest\" (guest@acme.test) as collaborator, with the message \"For the 100% new site\"");
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("secret.share");
        assertThat(asked.confirmation().at("/target/id").asText()).isEqualTo(secret);
        assertThat(Sharer.role(bob, secret)).isEmpty();

        String confirmation = ann.approved(asked);
        JsonNode made = ann.api()
                .confirmed(confirmation)
                .post(Sharer.grants(secret), request)
                .expect(201)
                .json()
                .path("items");

        assertThat(made.findValuesAsText("role")).containsExactly("owner", "collaborator");
        assertThat(made.findValuesAsText("member")).containsExactly(Sharer.id(bob), Sharer.id(guest));
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");
        assertThat(Sharer.role(guest, secret)).isEqualTo("collaborator");
        assertThat(guest.post(Sharer.path(secret) + "/reveal")
                        .expect(200)
                        .json()
                        .at("/fields/note")
                        .asText())
                .isEqualTo("copper kettle on the third shelf");
    }

    @Test
    void confirmationForOneSharesWithNobodyElse() {
        Map<String, Object> withBob = Map.of("member", Sharer.id(bob), "role", "collaborator");
        String confirmation = ann.approved(ann.api().post(Sharer.grants(secret), withBob));

        for (Map<String, Object> other : List.<Map<String, Object>>of(
                Map.of("member", Sharer.id(guest), "role", "collaborator"),
                Map.of("member", Sharer.id(bob), "role", "owner"))) {
            assertThat(ann.api()
                            .confirmed(confirmation)
                            .post(Sharer.grants(secret), other)
                            .problem())
                    .isEqualTo("confirmation-mismatch");
        }

        assertThat(Sharer.role(bob, secret) + Sharer.role(guest, secret)).isEmpty();
    }

    @Test
    void whoGetsAccessIsToldByMailWithoutTheContent() {
        Map<String, Object> request = Map.of(
                "to", List.of(Map.of("member", Sharer.id(bob), "role", "collaborator")), "message", "Read <b>this</b>");
        TestServer.shared().mailbox().forget("bob@acme.test");
        TestServer.shared().mailbox().forget("ann@acme.test");
        ann.confirmed(as -> as.post(Sharer.grants(secret), request)).expect(201);

        var mail = TestServer.shared()
                .mailbox()
                .take("bob@acme.test", one -> one.subject().contains("Shared plans"));

        assertThat(mail.subject()).isEqualTo("Ann Archer shared \"Shared plans\" with you");
        assertThat(mail.text()).contains("a collaborator", "Read <b>this</b>", "/secrets/" + secret);
        assertThat(mail.html()).contains("Read &lt;b&gt;this&lt;/b&gt;");
        assertThat(mail.text() + mail.html()).doesNotContain("copper kettle");
        assertThat(TestServer.shared().mailbox().to("ann@acme.test"))
                .noneMatch(one -> one.subject().contains("shared"));
    }

    @Test
    void ownersSeeTheGrantsNewestFirst() {
        ann.share(secret, "member", Sharer.id(bob), "collaborator");
        TestServer.shared().clock().advance(java.time.Duration.ofSeconds(1));
        JsonNode newest = ann.share(secret, "member", Sharer.id(guest), "collaborator");

        JsonNode first =
                ann.api().get(Sharer.grants(secret) + "?limit=1").expect(200).json();
        JsonNode rest = ann.api()
                .get(Sharer.grants(secret) + "?after=" + first.path("next").asText())
                .expect(200)
                .json();

        assertThat(first.at("/items/0")).isEqualTo(newest);
        assertThat(newest.path("name").asText()).isEqualTo("Gus Guest");
        assertThat(rest.path("items").findValuesAsText("email")).containsExactly("bob@acme.test", "ann@acme.test");
        assertThat(rest.has("next")).isFalse();
        assertThat(ann.api()
                        .get(ann.grant(secret, Sharer.id(guest)))
                        .expect(200)
                        .json())
                .isEqualTo(newest);
        assertThat(ann.api().get(Sharer.grants(secret) + "?after=x").expect(400).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void roleIsChangedAndAccessTakenAtOnce() {
        ann.share(secret, "member", Sharer.id(bob), "collaborator");
        String grant = ann.grant(secret, Sharer.id(bob));

        Answer asked = ann.api().patch(grant, Map.of("role", "owner")).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Make \"Bob Baker\" (bob@acme.test) an owner of the secret \"Shared plans\"");
        ann.confirmed(as -> as.patch(grant, Map.of("role", "owner"))).expect(200);
        assertThat(Sharer.role(bob, secret)).isEqualTo("owner");
        assertThat(bob.get(Sharer.grants(secret)).expect(200).json().path("items"))
                .hasSize(2);

        ann.confirmed(as -> as.patch(grant, Map.of("role", "collaborator"))).expect(200);
        assertThat(Sharer.role(bob, secret)).isEqualTo("collaborator");
        assertThat(bob.get(Sharer.grants(secret)).expect(403).problem()).isEqualTo("forbidden");

        asked = ann.api().delete(grant).expect(401);
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Share the secret \"Shared plans\" no more with \"Bob Baker\" (bob@acme.test)");
        ann.confirmed(as -> as.delete(grant)).expect(204);
        assertThat(Sharer.role(bob, secret)).isEmpty();
        ann.api().get(grant).expect(404);
    }

    @Test
    void collaboratorsSayNothingAboutAccess() {
        ann.share(secret, "member", Sharer.id(bob), "collaborator");
        String grant = ann.grant(secret, Sharer.id(bob));
        Map<String, Object> withGuest = Map.of("member", Sharer.id(guest), "role", "collaborator");

        for (Answer answer : List.of(
                bob.get(Sharer.grants(secret)),
                bob.get(grant),
                bob.post(Sharer.grants(secret), withGuest),
                bob.patch(grant, Map.of("role", "owner")),
                bob.delete(grant))) {
            assertThat(answer.expect(403).problem()).isEqualTo("forbidden");
        }
        assertThat(guest.post(Sharer.grants(secret), withGuest).expect(404).problem())
                .isEqualTo("not-found");
    }

    @Test
    void guestIsACollaboratorOnly() {
        Answer asked = ann.api().post(Sharer.grants(secret), Map.of("member", Sharer.id(guest), "role", "owner"));
        assertThat(asked.expect(400).json().at("/errors/0/member").asText()).isEqualTo("role");

        ann.share(secret, "member", Sharer.id(guest), "collaborator");
        Answer change = ann.api().patch(ann.grant(secret, Sharer.id(guest)), Map.of("role", "owner"));
        assertThat(change.expect(400).json().at("/errors/0/member").asText()).isEqualTo("role");
    }

    @Test
    void nobodyIsAskedForWhatCannotBe() {
        ann.share(secret, "member", Sharer.id(bob), "collaborator");
        Map<String, Object> again = Map.of("member", Sharer.id(bob), "role", "owner");
        assertThat(ann.api().post(Sharer.grants(secret), again).expect(409).problem())
                .isEqualTo("grant-exists");
        Map<String, Object> known = Map.of("member", Sharer.id(guest), "role", "collaborator");
        assertNamed("to.[1].member", List.of(known, Map.of("member", "m_unknown", "role", "owner")));
        assertNamed("to.[0].team", List.of(Map.of("team", "e_unknown", "role", "owner"), known));
        assertNamed("to", List.of(known, known));
        assertNamed("to", List.of());
        assertNamed("to", java.util.Collections.nCopies(51, known));
        assertThat(ann.api()
                        .post(Sharer.grants(secret), Map.of("role", "owner"))
                        .status())
                .isEqualTo(400);
        assertThat(ann.api()
                        .post(Sharer.grants(secret), Map.of("member", "m_x", "team", "e_x", "role", "owner"))
                        .status())
                .isEqualTo(400);
        assertThat(ann.api()
                        .patch(Sharer.grants(secret) + "/g_unknown", Map.of("role", "owner"))
                        .status())
                .isEqualTo(404);
        String other = ann.create("Other plans");
        assertThat(ann.api()
                        .delete(Sharer.grants(other)
                                + ann.grant(secret, Sharer.id(bob)).replaceAll(".*/grants", ""))
                        .status())
                .isEqualTo(404);
        assertThat(Sharer.role(guest, secret)).isEmpty();
    }

    private void assertNamed(String member, List<?> to) {
        Answer answer = ann.api().post(Sharer.grants(secret), Map.of("to", to));
        assertThat(answer.expect(400).json().at("/errors/0/member").asText()).isEqualTo(member);
    }
}

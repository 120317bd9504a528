package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Admins invite by mail; the link in it makes one member, once. */
class InvitationIT {

    private Office admin;
    private Guestbook guests;

    @BeforeEach
    void adminIsIn() {
        admin = Office.of("admin@acme.test");
        guests = new Guestbook(admin);
    }

    @AfterEach
    void sendAway() {
        guests.sendAway();
    }

    @Test
    void linkInTheMailMakesAMemberOnce() {
        String email = guests.address();
        Answer made = guests.invite(email, "user").expect(201);
        assertThat(made.json().path("email").asText()).isEqualTo(email);
        String path = "/api/members/" + made.json().path("id").asText();
        JsonNode awaited = admin.api().get(path).expect(200).json();
        assertThat(awaited.path("email").asText()).isEqualTo(email);
        assertThat(awaited.path("active").asBoolean(true)).isFalse();
        Journey.signedIn(TestServer.shared(), "bob@acme.test").get(path).expect(404);
        Journey.signedIn(TestServer.shared(), "eve@globex.test").get(path).expect(404);
        assertThat(admin.api().get("/api/invitations").expect(200).text()).contains(email);
        Mail mail = guests.mail(email);
        assertThat(mail.subject()).isEqualTo("Join Acme on Countersign");
        assertThat(mail.link()).startsWith(TestServer.shared().publicUrl() + "/invited#");
        String token = guests.token(mail);

        // What a scanner does: it opens the link, and may run the page's script
        Api stranger = Api.browser(TestServer.shared());
        stranger.get("/invited").expect(200);
        Answer seen = guests.preview(token).expect(200);
        assertThat(guests.preview(token).expect(200).text()).isEqualTo(seen.text());
        assertThat(seen.json().path("workspace").asText()).isEqualTo("Acme");
        assertThat(seen.json().path("by").asText()).isEqualTo("Adam Admin");

        Api nora = Api.browser(TestServer.shared());
        Answer joined = guests.accept(nora, token, "Nora New").expect(201);
        assertThat(joined.json().at("/member/email").asText()).isEqualTo(email);
        assertThat(joined.json().at("/member/role").asText()).isEqualTo("user");
        JsonNode member = admin.api().get(path).expect(200).json();
        assertThat(member.path("name").asText()).isEqualTo("Nora New");
        assertThat(member.path("active").asBoolean()).isTrue();
        assertThat(nora.get("/api/session")
                        .expect(200)
                        .json()
                        .at("/member/name")
                        .asText())
                .isEqualTo("Nora New");
        assertUnknown(guests.accept(Api.browser(TestServer.shared()), token, "Another"));
        assertUnknown(guests.preview(token));
        assertThat(admin.api().get("/api/invitations").expect(200).text()).doesNotContain(email);
        assertThat(admin.api().get("/api/audit?limit=30").expect(200).text())
                .contains("invitation.sent", "member.joined");
        Api.browser(TestServer.shared()).signIn(email, Guestbook.PASSWORD);
    }

    @Test
    void newerMailEndsTheEarlierLinkAndComesOnceAMinute() {
        String email = guests.address();
        String id = guests.invite(email, "guest").expect(201).json().path("id").asText();
        String first = guests.token(guests.mail(email));
        Answer early = admin.api().post("/api/invitations/" + id + "/send").expect(429);
        assertThat(early.problem()).isEqualTo("too-many-sends");
        assertThat(Integer.parseInt(early.header("Retry-After"))).isBetween(1, 60);

        TestServer.shared().clock().advance(Duration.ofMinutes(1));
        admin.api().post("/api/invitations/" + id + "/send").expect(200);
        String second = guests.token(guests.mail(email));

        assertUnknown(guests.preview(first));
        guests.preview(second).expect(200);
        admin.api().delete("/api/invitations/" + id).expect(204);
        assertUnknown(guests.preview(second));
        assertUnknown(guests.accept(Api.browser(TestServer.shared()), second, "Too late"));
        admin.api().delete("/api/invitations/" + id).expect(404);
    }

    @Test
    void linkIsGoodForSevenDays() {
        String email = guests.address();
        guests.invite(email, "user").expect(201);
        String token = guests.token(guests.mail(email));
        TestServer.shared().clock().advance(Duration.ofDays(7).minusMinutes(5));
        guests.preview(token).expect(200);
        TestServer.shared().clock().advance(Duration.ofMinutes(6));

        assertUnknown(guests.preview(token));
        assertUnknown(guests.accept(Api.browser(TestServer.shared()), token, "Too late"));
        guests.beginAnew(Office.of("admin@acme.test")).invite(email, "user").expect(201);
    }

    @Test
    void whoIsHereOrInvitedIsNotInvitedAgain() {
        assertThat(guests.invite("ANN@acme.test", "user").expect(409).problem()).isEqualTo("member-exists");
        String email = guests.address();
        guests.invite(email, "user").expect(201);
        assertThat(guests.invite(email.toUpperCase(java.util.Locale.ROOT), "user")
                        .expect(409)
                        .problem())
                .isEqualTo("invitation-exists");
    }

    @Test
    void ofInvitationsToOneAddressAtTheSameMomentOneIsSent() {
        for (int round = 0; round < 5; round++) {
            String email = guests.address();

            List<Answer> answers = Together.times(4, () -> guests.invite(email, "user"));

            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::problem)
                    .containsOnly("invitation-exists");
        }
    }

    @Test
    void accountInAnotherWorkspaceIsToldToItsOwnerAlone() {
        Answer made = guests.invite("eve@globex.test", "user").expect(201);
        String token = guests.token(guests.mail("eve@globex.test"));

        Answer refused = guests.accept(Api.browser(TestServer.shared()), token, "Eve");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("email-taken");
        guests.preview(token).expect(200);
        admin.api()
                .delete("/api/invitations/" + made.json().path("id").asText())
                .expect(204);
    }

    @Test
    void powerOverTheWorkspaceIsGivenByAConfirmedInvitationOnly() {
        String email = guests.address();
        for (String above : List.of("owner", "super-admin")) {
            assertThat(guests.invite(email, above).expect(403).problem()).isEqualTo("forbidden");
        }
        Answer asked = guests.invite(email, "admin").expect(401);
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("member.invite");
        assertThat(asked.confirmation().path("text").asText())
                .isEqualTo("Invite \"Nora New\" (" + email + ") as an admin of the workspace");
        assertThat(TestServer.shared().mailbox().to(email)).isEmpty();
        guests.invite("n@" + "long.".repeat(40) + "acme.test", "admin").expect(401);

        Api nora = guests.member("admin");
        nora.get("/api/audit").expect(200);
    }

    @Test
    void invitationCountsAsLongAsWhoSentItMaySendIt() {
        Office owner = Office.of("owner@acme.test");
        guests.beginAnew(owner);
        Api carl = guests.member("admin");
        String carlId = Office.id(carl);
        String email = guests.address();
        Map<String, Object> body = Map.of("email", email, "name", "Dora", "role", "guest");
        carl.post("/api/members", body).expect(201);
        String token = guests.token(guests.mail(email));

        owner.giveRole(carlId, "user");
        assertUnknown(guests.preview(token));
        owner.giveRole(carlId, "admin");
        guests.preview(token).expect(200);
        owner.confirmed(as -> as.delete(Office.path(carlId))).expect(204);
        owner.confirmed(as -> as.patch(Office.path(carlId), Map.of("active", true)))
                .expect(200);
        assertUnknown(guests.preview(token));
    }

    @Test
    void ofManyWhoAcceptAtOnceOneJoins() {
        String email = guests.address();
        guests.invite(email, "guest").expect(201);
        String token = guests.token(guests.mail(email));

        List<Answer> answers =
                Together.times(4, () -> guests.accept(Api.browser(TestServer.shared()), token, "Nora New"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allMatch(answer -> List.of(404, 409).contains(answer.status()));
    }

    @Test
    void signInThatRacesADeactivationLeavesNoSession() {
        String email = guests.address();
        guests.invite(email, "user").expect(201);
        Api first = Api.browser(TestServer.shared());
        guests.accept(first, guests.token(guests.mail(email)), "Nora New").expect(201);
        String path = Office.path(Office.id(first));
        for (int round = 0; round < 3; round++) {
            String confirmation = admin.approved(admin.api().delete(path));
            java.util.concurrent.atomic.AtomicInteger turn = new java.util.concurrent.atomic.AtomicInteger();
            List<Api> browsers = Together.times(5, () -> {
                if (turn.getAndIncrement() == 2) {
                    admin.api().confirmed(confirmation).delete(path).expect(204);
                    return first;
                }
                Api browser = Api.browser(TestServer.shared());
                browser.post("/api/session", Map.of("email", email, "password", Guestbook.PASSWORD));
                return browser;
            });
            admin.confirmed(as -> as.patch(path, Map.of("active", true))).expect(200);

            assertThat(browsers)
                    .allSatisfy(browser -> browser.get("/api/session").expect(401));
        }
    }

    private static void assertUnknown(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("invitation-unknown");
    }
}

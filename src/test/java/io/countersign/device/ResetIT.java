package io.countersign.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Mail;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code by mail is for who has never had a phone, and for whom an admin lets begin anew. */
class ResetIT {

    private static Desk admin;
    private static String bobId;

    private Api bob;

    @BeforeAll
    static void begin() {
        admin = Desk.of("admin@acme.test");
        bobId = Journey.signedIn(server(), "bob@acme.test")
                .get("/api/session")
                .json()
                .at("/member/id")
                .asText();
    }

    @BeforeEach
    void beginAnew() {
        server().clock().advance(Duration.ofMinutes(10));
        reset().expect(204);
        bob = Journey.signedIn(server(), "bob@acme.test");
    }

    @Test
    void firstPhoneIsPairedByTheCodeInTheMail() {
        Answer asked = bob.post("/api/pairings").expect(401);
        assertThat(asked.confirmation().path("methods").toString()).isEqualTo("[\"email-code\"]");
        assertThat(asked.confirmation().path("sent")).isEmpty();
        String path = "/api/confirmations/" + asked.confirmationId();

        server().mailbox().forget("bob@acme.test");
        assertThat(bob.post(path + "/email-code")
                        .expect(200)
                        .json()
                        .path("sent")
                        .toString())
                .isEqualTo("[\"email-code\"]");
        Mail mail = server().mailbox().take("bob@acme.test", Mail::hasCode);
        assertThat(bob.post(path + "/code", Map.of("code", other(mail.code()))).problem())
                .isEqualTo("code-wrong");
        assertThat(bob.post(path + "/code", Map.of("code", mail.code()))
                        .expect(200)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("confirmed");

        bob.confirmed(asked.confirmationId()).post("/api/pairings").expect(201);
        Journey.pairedPhone(bob);
    }

    @Test
    void codeIsForPairingOnly() {
        String secret = Journey.createSecret(bob, "Not by mail", "the note of it", true);
        Answer asked = bob.post("/api/secrets/" + secret + "/reveal").expect(401);

        assertThat(asked.confirmation().path("methods")).isEmpty();
        Answer sent = bob.post("/api/confirmations/" + asked.confirmationId() + "/email-code");
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.problem()).isEqualTo("method-unavailable");
        Journey.pairedPhone(bob);
    }

    @Test
    void codeIsClosedToWhoHasOrHadAPhone() {
        Phone phone = Journey.pairedPhone(bob);
        assertNoCode("[\"push\"]");

        bob.delete(phone.path()).expect(204);
        assertNoCode("[]");
    }

    @Test
    void codeThatWasMailedBeforeTheFirstPhoneIsWorthNothingAfterIt() {
        String confirmation = bob.post("/api/pairings").expect(401).confirmationId();
        List<Mail> earlier = server().mailbox().to("bob@acme.test");
        bob.post("/api/confirmations/" + confirmation + "/email-code").expect(200);
        Mail mail = codeAfter(earlier);
        Journey.pairedPhone(Journey.signedIn(server(), "bob@acme.test"));

        Answer late = bob.post("/api/confirmations/" + confirmation + "/code", Map.of("code", mail.code()));

        assertThat(late.status()).as(late.toString()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("method-unavailable");
    }

    @Test
    void resetEndsEveryPhoneAndOpensTheCodeOnceMore() {
        Phone first = Journey.pairedPhone(bob);
        Phone second = Journey.pairedPhone(bob, "Second");

        Answer asked = admin.browser().post("/api/members/" + bobId + "/reset").expect(401);
        assertThat(asked.confirmation().path("action").asText()).isEqualTo("member.reset");
        assertThat(first.requests()).isEmpty();
        admin.phone().approve(asked.confirmationId()).expect(200);
        admin.browser()
                .confirmed(asked.confirmationId())
                .post("/api/members/" + bobId + "/reset")
                .expect(204);

        assertThat(first.send("GET", first.path() + "/requests", null).problem())
                .isEqualTo("proof-invalid");
        assertThat(second.send("GET", second.path() + "/requests", null).problem())
                .isEqualTo("proof-invalid");
        assertThat(bob.get("/api/trusted-sessions").json().path("items")).isEmpty();
        Journey.pairedPhone(bob, "Anew");
        assertNoCode("[\"push\"]");
    }

    @Test
    void memberAndOtherAdminsAreToldAndWhatWasUnderWayEnds() {
        Phone phone = Journey.pairedPhone(bob);
        String code = Journey.pairingCode(bob);
        String secret = Journey.createSecret(bob, "Asked before a reset", "the note of a reset", true);
        String confirmed =
                bob.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();
        phone.approve(confirmed).expect(200);
        server().mailbox().forget("bob@acme.test");
        server().mailbox().forget("owner@acme.test");
        List<Mail> earlier = server().mailbox().to("admin@acme.test");

        reset().expect(204);

        server().mailbox().take("bob@acme.test", mail -> mail.subject().equals("Your phones were reset"));
        server().mailbox().take("owner@acme.test", mail -> mail.subject().equals("The phones of Bob Baker were reset"));
        assertThat(server().mailbox().to("admin@acme.test"))
                .filteredOn(mail -> !earlier.contains(mail))
                .noneMatch(mail -> mail.subject().equals("The phones of Bob Baker were reset"));
        assertProblem(new Phone(server()).tryToPair(code, "Of a thief"), 410, "pairing-expired");
        assertProblem(bob.confirmed(confirmed).post("/api/secrets/" + secret + "/reveal"), 410, "confirmation-expired");
    }

    @Test
    void adminSeesThePhonesOfAMember() {
        Phone phone = Journey.pairedPhone(bob, "Phone on a ferry");
        String list = "/api/members/" + bobId + "/trusted-sessions";

        assertThat(admin.browser()
                        .get(list)
                        .expect(200)
                        .json()
                        .at("/items/0/name")
                        .asText())
                .isEqualTo("Phone on a ferry");
        admin.browser().delete(phone.path()).expect(204);
        assertThat(admin.browser().get(list).expect(200).json().path("items")).isEmpty();
    }

    @Test
    void resetIsForAdminsOfTheSameWorkspace() {
        String path = "/api/members/" + bobId + "/reset";

        assertProblem(Journey.signedIn(server(), "ann@acme.test").post(path), 403, "forbidden");
        assertProblem(Journey.signedIn(server(), "guest@acme.test").post(path), 403, "forbidden");
        assertProblem(bob.post(path), 403, "forbidden");
        assertProblem(Journey.signedIn(server(), "eve@globex.test").post(path), 404, "not-found");
        assertProblem(Api.browser(server()).post(path), 401, "not-signed-in");
        assertProblem(admin.browser().post("/api/members/m_unknown/reset"), 404, "not-found");
        Journey.pairedPhone(bob);
    }

    private void assertNoCode(String methods) {
        Answer asked = bob.post("/api/pairings").expect(401);
        assertThat(asked.confirmation().path("methods").toString()).isEqualTo(methods);
        assertProblem(
                bob.post("/api/confirmations/" + asked.confirmationId() + "/email-code"), 409, "method-unavailable");
        assertProblem(
                bob.post("/api/confirmations/" + asked.confirmationId() + "/code", Map.of("code", "123456")),
                409,
                "method-unavailable");
    }

    private static Answer reset() {
        return Journey.confirmed(admin.browser(), admin.phone(), api -> api.post("/api/members/" + bobId + "/reset"));
    }

    private static void assertProblem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static Mail codeAfter(List<Mail> earlier) {
        return server().mailbox().take("bob@acme.test", mail -> mail.hasCode() && !earlier.contains(mail));
    }

    private static String other(String code) {
        return code.equals("000000") ? "000001" : "000000";
    }

    private static TestServer server() {
        return TestServer.shared();
    }
}

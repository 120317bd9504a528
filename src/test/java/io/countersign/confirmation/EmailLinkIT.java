package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailed link: alone it confirms nothing; with the session that asked, or with its number, it does, once. */
class EmailLinkIT {

    private static final EmailLinks LINKS = EmailLinks.to("ann@acme.test");

    private static Desk admin;
    private static Desk ann;
    private static Desk bob;

    private final TestServer server = TestServer.shared();
    private final Api elsewhere = LINKS.elsewhere();
    private GuardedSecret secret;
    private JsonNode asked;
    private String id;
    private String number;
    private String token;

    @BeforeAll
    static void adminTurnsItOn() {
        Desk.anHourLater();
        admin = Desk.of("admin@acme.test");
        ann = Desk.of(LINKS.email());
        bob = Desk.of("bob@acme.test");
        EmailLinks.areOn(admin, true);
    }

    @AfterAll
    static void adminTurnsItOff() {
        Desk.anHourLater();
        EmailLinks.areOn(admin.inAnotherBrowser(), false);
    }

    @BeforeEach
    void annHasTheLink() {
        Desk.anHourLater();
        ann = ann.inAnotherBrowser();
        bob = bob.inAnotherBrowser();
        admin = admin.inAnotherBrowser();
        secret = GuardedSecret.of(ann);
        asked = secret.reveal(ann.api()).expect(401).confirmation();
        id = asked.path("id").asText();
        number = asked.path("number").asText();
        token = LINKS.sent(ann.api(), id);
    }

    @Test
    void tokenIsInTheFragmentOnly() {
        assertThat(LINKS.newest().link()).isEqualTo(server.publicUrl() + "/confirm#" + token);
        assertThat(token).matches("[A-Za-z0-9_-]{43}");
        assertThat(LINKS.newest().html()).contains("href=\"" + server.publicUrl() + "/confirm#" + token + "\"");
    }

    @Test
    void mailSaysWhatFromWhereWhenAndUntilWhen() {
        Mail mail = LINKS.newest();

        for (String part : List.of(mail.text(), mail.html())) {
            assertThat(part)
                    .contains(secret.name())
                    .contains("127.0.0.1")
                    .contains("UTC")
                    .contains("Until")
                    .contains("It’s not me")
                    .contains("Confirm my identity")
                    .doesNotContain(number);
        }
        assertThat(mail.from()).contains("Acme");
        assertThat(mail.html())
                .doesNotContain("<img")
                .doesNotContain("http://www")
                .doesNotContain("https://www");
    }

    @Test
    void previewTellsAndChangesNothing() {
        for (int times = 0; times < 5; times++) {
            JsonNode preview = EmailLinks.preview(elsewhere, token).expect(200).json();
            assertThat(preview.path("state").asText()).isEqualTo("pending");
            assertThat(preview.path("text").asText())
                    .isEqualTo(asked.path("text").asText());
            assertThat(preview.at("/client/ip").asText()).isEqualTo("127.0.0.1");
            assertThat(preview.path("askedAt").asText())
                    .isEqualTo(asked.path("askedAt").asText());
            assertThat(preview.path("expiresAt").asText())
                    .isEqualTo(ann.look(id).path("expiresAt").asText());
            assertThat(preview.path("numberRequired").asBoolean()).isTrue();
            assertThat(preview.toString()).doesNotContain(number).doesNotContain(id);
        }
        assertThat(EmailLinks.preview(ann.api(), token)
                        .json()
                        .path("numberRequired")
                        .asBoolean())
                .isFalse();
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void inTheSessionThatAskedItConfirmsAndLeadsOn() {
        JsonNode answer = EmailLinks.confirm(ann.api(), token, null).expect(200).json();

        assertThat(answer.path("state").asText()).isEqualTo("confirmed");
        assertThat(answer.path("continue").asText()).isEqualTo("/secrets/" + secret.id());
        secret.reveal(ann.api().confirmed(id)).expect(200);
    }

    @Test
    void elsewhereItWantsTheNumber() {
        for (int times = 0; times < 5; times++) {
            assertThat(EmailLinks.confirm(elsewhere, token, null).expect(400).problem())
                    .isEqualTo("number-required");
        }
        JsonNode answer =
                EmailLinks.confirm(elsewhere, token, number).expect(200).json();

        assertThat(answer.path("continue").asText()).startsWith("/secrets/");
        assertThat(answer.has("confirmation")).isFalse();
        secret.reveal(ann.api().confirmed(id)).expect(200);
    }

    @Test
    void sameMemberInAnotherBrowserNeedsTheNumberToo() {
        Api other = ann.inAnotherBrowser().api();

        assertThat(EmailLinks.confirm(other, token, null).expect(400).problem()).isEqualTo("number-required");
        EmailLinks.confirm(other, token, number).expect(200);
    }

    @Test
    void thirdWrongNumberDenies() {
        for (int tries = 0; tries < 3; tries++) {
            assertThat(EmailLinks.confirm(elsewhere, token, EmailLinks.not(number))
                            .expect(403)
                            .problem())
                    .isEqualTo("number-wrong");
        }

        assertThat(EmailLinks.confirm(elsewhere, token, number).expect(403).problem())
                .isEqualTo("confirmation-denied");
        assertThat(ann.state(id)).isEqualTo("denied");
        assertThat(secret.reveal(ann.api().confirmed(id)).expect(403).problem()).isEqualTo("confirmation-denied");
    }

    @Test
    void newMailResetsNoCount() {
        EmailLinks.confirm(elsewhere, token, EmailLinks.not(number)).expect(403);
        EmailLinks.confirm(elsewhere, token, EmailLinks.not(number)).expect(403);
        String newer = LINKS.sent(ann.api(), id);

        EmailLinks.confirm(elsewhere, newer, EmailLinks.not(number)).expect(403);

        assertThat(ann.state(id)).isEqualTo("denied");
    }

    @Test
    void newerLinkEndsTheOlder() {
        String newer = LINKS.sent(ann.api(), id);

        assertThat(EmailLinks.preview(ann.api(), token).expect(404).problem()).isEqualTo("confirmation-unknown");
        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(404).problem())
                .isEqualTo("confirmation-unknown");
        EmailLinks.confirm(ann.api(), newer, null).expect(200);
    }

    @Test
    void forwardedToAnotherMemberItIsRefused() {
        assertThat(EmailLinks.preview(bob.api(), token).expect(403).problem()).isEqualTo("wrong-member");
        assertThat(EmailLinks.confirm(bob.api(), token, number).expect(403).problem())
                .isEqualTo("wrong-member");
        assertThat(EmailLinks.deny(bob.api(), token, "not-me").expect(403).problem())
                .isEqualTo("wrong-member");

        assertThat(ann.state(id)).isEqualTo("pending");
        EmailLinks.confirm(ann.api(), token, null).expect(200);
    }

    @Test
    void denialWantsAReasonAndTellsTheAdmins() {
        int before = alarms();
        elsewhere.post("/api/magic-links/deny", Map.of("token", token)).expect(400);
        EmailLinks.deny(elsewhere, token, "whatever").expect(400);
        assertThat(ann.state(id)).isEqualTo("pending");

        EmailLinks.deny(elsewhere, token, "not-me").expect(200);

        assertThat(ann.state(id)).isEqualTo("denied");
        await().atMost(Duration.ofSeconds(30)).until(() -> alarms() > before);
    }

    @Test
    void mistakeAlarmsNobody() {
        int before = alarms();

        EmailLinks.deny(elsewhere, token, "mistake").expect(200);

        assertThat(ann.state(id)).isEqualTo("denied");
        assertThat(Trail.ofAcme().events(id)).endsWith("confirmation.denied", "confirmation.taken-back");
        // The next link comes after whatever was mailed for this one
        String next = secret.reveal(ann.api()).expect(401).confirmationId();
        LINKS.sent(ann.api(), next);
        assertThat(alarms()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"preview", "confirm", "deny"})
    void readingChangesNothing(String what) {
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            assertThat(ann.api().send(method, "/api/magic-links/" + what, null).status())
                    .isIn(200, 204, 404, 405);
            assertThat(ann.api().send(method, "/confirm", null).status()).isIn(200, 405);
        }
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void unknownAndIllFormedLinksAreTold() {
        String unknown = "A".repeat(43);
        assertThat(EmailLinks.preview(elsewhere, unknown).expect(404).problem()).isEqualTo("confirmation-unknown");
        assertThat(EmailLinks.confirm(elsewhere, unknown, "123456").expect(404).problem())
                .isEqualTo("confirmation-unknown");
        EmailLinks.preview(elsewhere, "").expect(404);
        EmailLinks.preview(elsewhere, "x".repeat(201)).expect(400);
        for (String wrong : List.of("", "12345", "1234567", "12a456")) {
            assertThat(EmailLinks.confirm(elsewhere, token, wrong).expect(400).text())
                    .contains("number");
        }
        assertThat(ann.state(id)).isEqualTo("pending");
    }

    @Test
    void numbersAreCountedOverTheChannelsUntilTheLock() {
        for (int confirmations = 0; confirmations < 3; confirmations++) {
            for (int tries = 0; tries < 3; tries++) {
                EmailLinks.confirm(elsewhere, token, EmailLinks.not(number)).expect(403);
            }
            askAnew();
        }
        ann.phone()
                .decide(
                        id,
                        ann.phone().decision(ann.phone().request(id), "approve").claim("nonce", "another"))
                .expect(403);

        assertThat(EmailLinks.preview(ann.api(), token).expect(429).problem()).isEqualTo("confirmation-locked");
        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(429).problem())
                .isEqualTo("confirmation-locked");
        assertThat(EmailLinks.confirm(elsewhere, token, number).expect(429).header("Retry-After"))
                .isNotNull();
    }

    @Test
    void sendsAreCountedOverTheChannels() {
        ann.subscribed();
        ann.api().post("/api/confirmations/" + id + "/push").expect(200);
        LINKS.sent(ann.api(), id);

        assertThat(EmailLinks.send(ann.api(), id).expect(429).problem()).isEqualTo("too-many-sends");
        assertThat(ann.api()
                        .post("/api/confirmations/" + id + "/push")
                        .expect(429)
                        .problem())
                .isEqualTo("too-many-sends");
        ann = Desk.of(LINKS.email());
    }

    @Test
    void bothMethodsStayOpenUntilOneAnswers() {
        assertThat(ann.look(id).path("methods")).extracting(JsonNode::asText).containsExactly("push", "email");

        ann.phone().approve(id).expect(200);

        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(409).problem())
                .isEqualTo("confirmation-answered");
        secret.reveal(ann.api().confirmed(id)).expect(200);
        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(409).problem())
                .isEqualTo("confirmation-used");
    }

    @Test
    void whatWasAskedDiesWithTheSwitch() {
        GuardedSecret another = GuardedSecret.of(ann);
        String confirmed = another.reveal(ann.api()).expect(401).confirmationId();
        String link = LINKS.sent(ann.api(), confirmed);
        EmailLinks.confirm(ann.api(), link, null).expect(200);

        EmailLinks.areOn(admin, false);

        assertThat(EmailLinks.preview(ann.api(), token).expect(409).problem()).isEqualTo("method-unavailable");
        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(409).problem())
                .isEqualTo("method-unavailable");
        assertThat(ann.state(id)).isEqualTo("cancelled");
        assertThat(another.reveal(ann.api().confirmed(confirmed)).expect(410).problem())
                .isEqualTo("confirmation-expired");
        JsonNode anew = secret.reveal(ann.api()).expect(401).confirmation();
        assertThat(anew.path("methods")).extracting(JsonNode::asText).containsExactly("push");
        assertThat(anew.path("links").has("email")).isFalse();
        assertThat(EmailLinks.send(ann.api(), anew.path("id").asText())
                        .expect(409)
                        .problem())
                .isEqualTo("method-unavailable");

        EmailLinks.areOn(admin, true);

        assertThat(EmailLinks.confirm(ann.api(), token, null).expect(410).problem())
                .isEqualTo("confirmation-cancelled");
    }

    @Test
    void switchIsForAdminsAndConfirmed() {
        ann.api().patch("/api/workspace", Map.of("emailLinkEnabled", false)).expect(403);
        JsonNode asked = admin.api()
                .patch("/api/workspace", Map.of("emailLinkEnabled", false))
                .expect(401)
                .confirmation();

        assertThat(asked.path("text").asText()).contains("confirming by email link off");
        assertThat(ann.api()
                        .get("/api/workspace")
                        .json()
                        .path("emailLinkEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void mailSpeaksTheLanguageOfTheAskingBrowserUnlessTheMemberHasChosen() {
        Api german = ann.api().with("Accept-Language", "fr-CH, de-AT;q=0.8, en;q=0.5");
        assertThat(mailAskedBy(german).text()).contains("Identität bestätigen").contains("Bis: ");
        assertThat(mailAskedBy(ann.api().with("Accept-Language", "tlh, ;;=x")).text())
                .contains("Confirm my identity");

        ann.api().patch("/api/profile", Map.of("language", "xx")).expect(400);
        ann.api().patch("/api/profile", Map.of("language", "de")).expect(200);
        Mail chosen = mailAskedBy(ann.api().with("Accept-Language", "en"));
        ann.api().patch("/api/profile", Map.of("language", "auto")).expect(200);

        assertThat(chosen.text()).contains("Identität bestätigen");
        assertThat(chosen.html()).contains("<html lang=\"de\"");
        assertThat(chosen.subject()).isEqualTo("Action required: Confirm your identity");
    }

    private Mail mailAskedBy(Api api) {
        server.clock().advance(Duration.ofMinutes(6));
        LINKS.sent(api, secret.delete(api).expect(401).confirmationId());
        server.clock().advance(Duration.ofMinutes(11));
        return LINKS.newest();
    }

    private void askAnew() {
        server.clock().advance(Duration.ofMinutes(6));
        JsonNode anew = secret.reveal(ann.api()).expect(401).confirmation();
        id = anew.path("id").asText();
        number = anew.path("number").asText();
        token = LINKS.sent(ann.api(), id);
    }

    private int alarms() {
        return (int) server.mailbox().to("admin@acme.test").stream()
                .filter(mail -> mail.subject().contains("denied a request"))
                .count();
    }
}

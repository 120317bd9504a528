package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What ends a mailed link: wrong numbers, a newer one, too many sends, the lock, the workspace's switch. */
class EmailLinkLimitsIT extends EmailLinkCase {

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

    private void askAnew() {
        server.clock().advance(Duration.ofMinutes(6));
        JsonNode anew = secret.reveal(ann.api()).expect(401).confirmation();
        id = anew.path("id").asText();
        number = anew.path("number").asText();
        token = LINKS.sent(ann.api(), id);
    }
}

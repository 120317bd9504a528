package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mailed link: alone it confirms nothing; with the session that asked, or with its number, it does, once. */
class EmailLinkIT extends EmailLinkCase {

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
        JsonNode here = EmailLinks.preview(ann.api(), token).expect(200).json();
        assertThat(here.path("numberRequired").asBoolean()).isFalse();
        assertThat(here.path("confirmation").asText()).isEqualTo(id);
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

    private int alarms() {
        return (int) server.mailbox().to("admin@acme.test").stream()
                .filter(mail -> mail.subject().contains("denied a request"))
                .count();
    }
}

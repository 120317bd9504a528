package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Mailbox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the workspace wants it, the phone's answer carries the number that the dialog shows. */
class NumberMatchingIT {

    private static Desk atWork;

    private Desk eve;
    private GuardedSecret secret;

    @BeforeAll
    static void globexMatchesNumbers() {
        Desk.anHourLater();
        atWork = Desk.of("eve@globex.test");
        set(atWork, true);
    }

    @BeforeEach
    void nothingFailedInTheLastHour() {
        Desk.anHourLater();
        eve = atWork.inAnotherBrowser();
        secret = GuardedSecret.of(eve);
    }

    @AfterAll
    static void globexMatchesNoNumbers() {
        Desk.anHourLater();
        set(atWork.inAnotherBrowser(), false);
    }

    @Test
    void phoneIsToldThatItMustNameANumberButNotWhich() {
        JsonNode confirmation = ask();
        JsonNode request = eve.phone().request(confirmation.path("id").asText());

        assertThat(request.path("numberRequired").asBoolean()).isTrue();
        assertThat(request.has("number")).isFalse();
        assertThat(request.toString())
                .doesNotContain(confirmation.path("number").asText());
    }

    @Test
    void rightNumberConfirms() {
        JsonNode confirmation = ask();
        String id = confirmation.path("id").asText();

        Answer answer = eve.phone().approve(id, confirmation.path("number").asText());

        assertThat(answer.expect(200).json().path("state").asText()).isEqualTo("confirmed");
        secret.reveal(eve.api().confirmed(id)).expect(200);
    }

    @Test
    void missingNumberIsNoTry() {
        JsonNode confirmation = ask();
        String id = confirmation.path("id").asText();

        for (int i = 1; i <= 11; i++) {
            assertThat(eve.phone().approve(id).expect(400).problem()).isEqualTo("number-required");
        }

        eve.phone().approve(id, confirmation.path("number").asText()).expect(200);
    }

    @Test
    void whatIsNoNumberIsNoTry() {
        JsonNode confirmation = ask();
        String id = confirmation.path("id").asText();
        String number = confirmation.path("number").asText();

        for (String slip :
                List.of("", "12345", "1234567", "abcdef", number.substring(0, 3) + " " + number.substring(3))) {
            Answer answer = eve.phone().approve(id, slip).expect(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("number");
        }

        eve.phone().approve(id, number).expect(200);
    }

    @Test
    void thirdWrongNumberDenies() {
        JsonNode confirmation = ask();
        String id = confirmation.path("id").asText();
        for (int i = 1; i <= 3; i++) {
            assertThat(eve.state(id)).isEqualTo("pending");
            assertThat(eve.phone().approve(id, wrong(confirmation)).expect(403).problem())
                    .isEqualTo("number-wrong");
        }

        assertThat(eve.state(id)).isEqualTo("denied");
        assertThat(secret.reveal(eve.api().confirmed(id)).expect(403).problem()).isEqualTo("confirmation-denied");
    }

    @Test
    void adminsAreToldWhatDeniedIt() {
        secret = GuardedSecret.of(eve, "Guessed at");
        JsonNode guessed = ask();
        for (int i = 1; i <= 3; i++) {
            eve.phone().approve(guessed.path("id").asText(), wrong(guessed)).expect(403);
        }
        secret = GuardedSecret.of(eve, "Not asked for");
        eve.phone().deny(ask().path("id").asText(), false).expect(200);

        assertThat(mailAbout("Guessed at")).contains("too many wrong numbers").doesNotContain("It's not me");
        assertThat(mailAbout("Not asked for")).contains("It's not me").doesNotContain("too many wrong");
    }

    private String mailAbout(String name) {
        Mailbox mailbox = eve.api().server().mailbox();
        return mailbox.take("eve@globex.test", mail -> mail.text().contains(name))
                .text()
                .replaceAll("\\s+", " ");
    }

    @Test
    void afterTwoWrongNumbersTheRightOneConfirms() {
        JsonNode confirmation = ask();
        String id = confirmation.path("id").asText();
        eve.phone().approve(id, wrong(confirmation)).expect(403);
        eve.phone().approve(id, wrong(confirmation)).expect(403);

        eve.phone().approve(id, confirmation.path("number").asText()).expect(200);
    }

    @Test
    void numberOfAnotherConfirmationIsWrong() {
        JsonNode confirmation = ask();
        JsonNode other = GuardedSecret.of(eve).reveal(eve.api()).expect(401).confirmation();
        // One time in a million both are the same
        String number = other.path("number").equals(confirmation.path("number"))
                ? wrong(confirmation)
                : other.path("number").asText();

        eve.phone().approve(confirmation.path("id").asText(), number).expect(403);

        assertThat(eve.state(confirmation.path("id").asText())).isEqualTo("pending");
    }

    @Test
    void denialNeedsNoNumber() {
        String id = ask().path("id").asText();

        eve.phone().deny(id, false).expect(200);

        assertThat(eve.state(id)).isEqualTo("denied");
    }

    @Test
    void wrongNumbersCountForTheLock() {
        for (int i = 1; i <= 3; i++) {
            JsonNode confirmation = ask();
            for (int wrong = 1; wrong <= 3; wrong++) {
                eve.phone()
                        .approve(confirmation.path("id").asText(), wrong(confirmation))
                        .expect(403);
            }
        }
        JsonNode last = ask();
        eve.phone().approve(last.path("id").asText(), wrong(last)).expect(403);

        assertThat(secret.reveal(eve.api()).expect(429).problem()).isEqualTo("confirmation-locked");
    }

    private JsonNode ask() {
        return secret.reveal(eve.api()).expect(401).confirmation();
    }

    private static String wrong(JsonNode confirmation) {
        return "%06d".formatted((confirmation.path("number").asInt() + 1) % 1_000_000);
    }

    private static void set(Desk eve, boolean on) {
        Map<String, Object> change = Map.of("numberMatching", on);
        Answer asked = eve.api().patch("/api/workspace", change).expect(401);
        JsonNode confirmation = asked.confirmation();
        String number = confirmation.path("number").asText();
        eve.phone().approve(asked.confirmationId(), number).expect(200);
        eve.api()
                .confirmed(asked.confirmationId())
                .patch("/api/workspace", change)
                .expect(200);
    }
}

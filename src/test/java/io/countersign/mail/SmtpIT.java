package io.countersign.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.push.PushSubscription;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.SmtpTerms;
import io.countersign.testing.SmtpTrouble;
import io.countersign.testing.SmtpTrouble.Moment;
import io.countersign.testing.TestCertificate;
import io.countersign.testing.TestServer;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code countersign.mail.tls=starttls}, with a mail server that wants a user and password and has its moods. */
class SmtpIT extends SmtpCase {

    @TempDir
    static Path directory;

    private static SmtpTerms encrypted;

    @BeforeAll
    static void start() {
        TestCertificate ours = TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1");
        encrypted = SmtpTerms.startTls(ours.context());
        start(TestServer.with()
                .setting("countersign.mail.tls", "starttls")
                .setting(
                        "javax.net.ssl.trustStore",
                        TestCertificate.trustStore(directory, ours).toString())
                .setting("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD)
                .setting("javax.net.ssl.trustStoreType", "PKCS12"));
    }

    @BeforeEach
    void usualTerms() {
        smtp.setTerms(encrypted.signedIn(USER, PASSWORD));
    }

    @Test
    void mailAndPasswordGoEncrypted() {
        ask();

        awaitMails(1);

        assertThat(smtp.mails().get(0).encrypted()).isTrue();
    }

    @Test
    void serverThatDoesNotEncryptGetsNothing() {
        smtp.setTerms(SmtpTerms.plain().signedIn(USER, PASSWORD));
        ask();

        awaitTries(1);

        assertThat(smtp.mails()).isEmpty();
        assertThat(smtp.conversations())
                .allSatisfy(one -> assertThat(one.commands()).doesNotContain("MAIL", "AUTH", "DATA"));
    }

    @Test
    void mailIsCompleteAndTellsNothingOfTheMachine() throws Exception {
        ask();
        awaitMails(1);

        MimeMessage message = smtp.mails().get(0).message();
        assertThat(message.getFrom()[0].toString()).contains("Globex").contains("countersign@localhost");
        assertThat(message.getAllRecipients()[0].toString()).isEqualTo("eve@globex.test");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(message.getMessageID()).matches("<m_[\\w-]+@localhost>");
        assertThat(message.getSentDate().toInstant())
                .isBetween(
                        server.clock().instant().minusSeconds(1), server.clock().instant());
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        assertThat(smtp.mails().get(0).mail().text()).contains("Your code");
        assertThat(smtp.mails().get(0).mail().html()).contains("<html").doesNotContain("<img");
        assertThat(smtp.mails().get(0).text()).doesNotContain(System.getProperty("user.name") + "@");
        assertThat(smtp.conversations().get(0).commands()).contains("AUTH");
    }

    @Test
    void wrongPasswordSendsNothingAndIsAProblemInTheEnd() {
        smtp.setTerms(encrypted.signedIn(USER, "another"));
        String confirmation = ask();
        awaitTries(1);
        for (int due : new int[] {5, 10, 25, 50}) {
            int before = smtp.conversations().size();
            server.clock().advance(Duration.ofSeconds(due));
            awaitTries(before + 1);
        }

        awaitProblem(confirmation);
        assertThat(look(confirmation).path("sent")).isEmpty();
        assertThat(smtp.mails()).isEmpty();
        assertThat(smtp.conversations())
                .hasSize(5)
                .allSatisfy(one -> assertThat(one.commands()).doesNotContain("MAIL"));
    }

    @ParameterizedTest
    @CsvSource({"MAIL", "RCPT", "DATA", "END"})
    void whatIsRefusedForNowIsTriedAgainAfterFiveSecondsAndNotBefore(Moment moment) {
        smtp.expect(SmtpTrouble.answer(moment, "451 4.3.0 Try again later"));
        String confirmation = ask();
        awaitTries(1);
        server.clock().advance(Duration.ofMillis(4_900));
        assertNothingMoreThan(1);
        assertThat(look(confirmation).path("sent")).extracting(JsonNode::asText).containsExactly("email-code");

        server.clock().advance(Duration.ofMillis(100));

        awaitMails(1);
        server.clock().advance(Duration.ofSeconds(85));
        assertNothingMoreThan(2);
        assertThat(smtp.mails()).hasSize(1);
        assertThat(look(confirmation).has("problem")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 553 5.1.3 Not such a sender", "RCPT, 550 5.1.1 No such user", "END, 554 5.7.1 Looks like spam"})
    void whatIsRefusedForGoodIsAProblemAtOnce(Moment moment, String reply) {
        smtp.expect(SmtpTrouble.answer(moment, reply));
        String confirmation = ask();

        awaitProblem(confirmation);

        assertThat(look(confirmation).path("sent")).isEmpty();
        assertThat(look(confirmation).path("state").asText()).isEqualTo("pending");
        server.clock().advance(Duration.ofSeconds(90));
        assertNothingMoreThan(1);
    }

    @ParameterizedTest
    @CsvSource({"GREETING", "RCPT", "CONTENT", "END"})
    void cutOffConnectionIsTriedAgain(Moment moment) {
        smtp.expect(SmtpTrouble.hangUp(moment));
        ask();
        awaitTries(1);
        assertThat(smtp.mails()).isEmpty();

        server.clock().advance(Duration.ofSeconds(5));

        awaitMails(1);
        assertThat(smtp.mails().get(0).mail().hasCode()).isTrue();
    }

    @Test
    void goodbyeThatFailsSendsNoSecondMail() {
        smtp.expect(SmtpTrouble.hangUp(Moment.QUIT));
        ask();
        awaitMails(1);

        server.clock().advance(Duration.ofSeconds(90));

        assertNothingMoreThan(1);
    }

    /** It has accepted the mail before it says so, later than any lease but a mail's is over. */
    @Test
    void serverThatLooksIntoTheMailForLongGetsItOnce() {
        smtp.expect(SmtpTrouble.late(Moment.END, Duration.ofSeconds(7)));
        String confirmation = ask();
        await().until(() -> smtp.mails().size() == 1);

        server.clock().advance(Duration.ofSeconds(60));

        awaitTries(1);
        assertNothingMoreThan(1);
        assertThat(smtp.mails()).hasSize(1);
        assertThat(look(confirmation).has("problem")).isFalse();
    }

    @Test
    void slowMailServerHoldsUpNoPushAndNoRequest() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        Phone phone = phoneOf(ann);
        PushSubscription subscription = server.push().subscription();
        phone.subscribe(subscription);
        String secret = Journey.createSecret(ann, "Router", "hunter2-router", true);
        smtp.forget();
        smtp.expect(SmtpTrouble.silence(Moment.GREETING));
        ask();
        await().until(() -> smtp.conversations().size() == 1);

        Instant stalled = Instant.now();
        String id = ann.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();
        await().until(() -> server.push().messages(subscription).stream()
                .anyMatch(push -> push.payload().contains(id)));
        phone.approve(id).expect(200);
        ann.confirmed(id).post("/api/secrets/" + secret + "/reveal").expect(200);

        assertThat(smtp.conversations().get(0).isOver())
                .as("the mail server still says nothing, %s later", Duration.between(stalled, Instant.now()))
                .isFalse();
        awaitTries(1);
        server.clock().advance(Duration.ofSeconds(5));
        awaitMails(1);
    }

    private static Phone phoneOf(Api ann) {
        String id = ask(ann);
        awaitMails(1);
        String code = smtp.mails().get(0).mail().code();
        ann.post("/api/confirmations/" + id + "/code", Map.of("code", code)).expect(200);
        String pairing = ann.confirmed(id)
                .post("/api/pairings")
                .expect(201)
                .json()
                .path("code")
                .asText();
        return new Phone(server).pair(pairing, "Pixel 9");
    }
}

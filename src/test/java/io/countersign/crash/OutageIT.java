package io.countersign.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.ExternalBroker;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.SmtpServer;
import io.countersign.testing.SmtpTerms;
import io.countersign.testing.SmtpTrouble;
import io.countersign.testing.SmtpTrouble.Moment;
import io.countersign.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server between others that fail: PostgreSQL, broker and mail server, each a server of its own. */
class OutageIT {

    private static final String MAIL_PASSWORD = "kestrel-at-dusk";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Seconds after the first try at which the others are due. */
    private static final List<Integer> TRIES = List.of(5, 15, 40, 90);

    @TempDir
    static Path directory;

    private static ExternalDatabase database;
    private static ExternalBroker broker;
    private static TestServer server;

    @BeforeAll
    static void start() {
        database = new ExternalDatabase(directory);
        broker = ExternalBroker.stopped();
        server = TestServer.with()
                .setting("countersign.db.url", database.url())
                .setting("countersign.db.user", "postgres")
                .setting("countersign.mail.user", "vault@acme.test")
                .setting("countersign.mail.password", MAIL_PASSWORD)
                .setting("countersign.broker.url", broker.url())
                .setting("countersign.broker.user", ExternalBroker.USER)
                .setting("countersign.broker.password", ExternalBroker.PASSWORD)
                .launch();
        server.needles().add(MAIL_PASSWORD);
        server.needles().add(ExternalBroker.PASSWORD);
        server.clock().stop();
        new BrokerAway(server, broker).atStart();
    }

    @AfterAll
    static void close() {
        server.close();
        broker.close();
        database.close();
    }

    @BeforeEach
    void anHourLater() {
        server.clock().advance(Duration.ofHours(1));
    }

    /** By {@code countersign.db.url} alone, with PostgreSQL's usual settings. */
    @Test
    void aSecretIsViewedByItsMeOnPostgres() {
        Api admin = Journey.signedIn(server, "admin@acme.test");
        Phone phone = Journey.pairedPhone(admin);
        String secret = "/api/secrets/" + Journey.createSecret(admin, "Safe", "17-42-08", true) + "/reveal";
        Answer revealed =
                Journey.confirmed(admin, phone, api -> api.post(secret)).expect(200);
        assertThat(revealed.json().at("/fields/note").asText()).isEqualTo("17-42-08");
    }

    @Test
    void databaseComesBack() throws Exception {
        new DatabaseAway(server, database).run();
        Journey.signedIn(server, "eve@globex.test");
    }

    @Test
    void absentBrokerDelaysPushesAndNothingElse() {
        new BrokerAway(server, broker).meanwhile();
    }

    @Test
    void brokerWhoseHostSaysNothingHoldsUpNoDialog() {
        new BrokerAway(server, broker).silent();
    }

    @Test
    void mailThatFailsFiveTimesIsADeadLetterAndAProblem() {
        Api ann = Journey.signedIn(server, "ann@acme.test");
        String confirmation = ann.post("/api/pairings").expect(401).confirmationId();
        server.mailbox().breakDown();
        try (SmtpServer mail = refusing("451 4.3.0 Try again later", 5)) {
            ann.post("/api/confirmations/" + confirmation + "/email-code").expect(200);
            awaitRefusals(mail, 1);
            assertThat(mail.conversations().get(0).commands()).contains("AUTH");
            int passed = 0;
            for (int due : TRIES) {
                assertThat(look(ann, confirmation).path("sent").toString()).contains("email-code");
                int before = mail.conversations().size();
                server.clock().advance(Duration.ofSeconds(due - passed));
                passed = due;
                awaitRefusals(mail, before + 1);
            }
            awaitProblem(ann, confirmation);
            assertThat(mail.conversations().size()).isEqualTo(5);
            assertThat(look(ann, confirmation).path("sent")).isEmpty();
            awaitDeadLetter(confirmation);
        } finally {
            server.mailbox().recover();
        }

        // The same dialog goes on
        ann.post("/api/confirmations/" + confirmation + "/email-code").expect(200);
        String code = server.mailbox().take("ann@acme.test").code();
        Answer answered = ann.post("/api/confirmations/" + confirmation + "/code", Map.of("code", code));
        assertThat(answered.expect(200).json().path("state").asText()).isEqualTo("confirmed");
    }

    @Test
    void mailThatIsRefusedForGoodIsNotTriedAgain() {
        Api bob = Journey.signedIn(server, "bob@acme.test");
        String confirmation = bob.post("/api/pairings").expect(401).confirmationId();
        server.mailbox().breakDown();
        try (SmtpServer mail = refusing("550 5.1.1 No such user", 2)) {
            bob.post("/api/confirmations/" + confirmation + "/email-code").expect(200);
            awaitProblem(bob, confirmation);
            awaitDeadLetter(confirmation);

            server.clock().advance(Duration.ofSeconds(90));
            // Whatever is due at that time has been tried once a later mail has
            String later = bob.post("/api/confirmations/" + confirmation + "/email-code")
                    .expect(200)
                    .confirmationId();
            assertThat(later).isEqualTo(confirmation);
            awaitRefusals(mail, 2);
            awaitProblem(bob, confirmation);
            assertThat(mail.conversations().size()).isEqualTo(2);
        } finally {
            server.mailbox().recover();
        }
    }

    private static JsonNode look(Api api, String confirmation) {
        return api.get("/api/confirmations/" + confirmation).expect(200).json();
    }

    private static void awaitProblem(Api api, String confirmation) {
        await("the problem")
                .atMost(PATIENCE)
                .until(() ->
                        look(api, confirmation).at("/problem/type").asText().endsWith(":mail-failed"));
    }

    /** In the place of the mailbox: refuses the next so many mails. */
    private static SmtpServer refusing(String reply, int times) {
        SmtpServer mail = new SmtpServer(server.mailbox().port());
        mail.setTerms(SmtpTerms.plain().signedIn("vault@acme.test", MAIL_PASSWORD));
        for (int i = 0; i < times; i++) {
            mail.expect(SmtpTrouble.answer(Moment.RCPT, reply));
        }
        return mail;
    }

    private static void awaitRefusals(SmtpServer mail, int count) {
        await("try " + count)
                .atMost(PATIENCE)
                .until(() -> mail.conversations().stream()
                                .filter(one -> one.isOver())
                                .count()
                        >= count);
    }

    private static void awaitDeadLetter(String confirmation) {
        await("the dead letter")
                .atMost(PATIENCE)
                .until(() -> broker.messages("DLQ").stream().anyMatch(text -> text.contains(confirmation)));
    }
}

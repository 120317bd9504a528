package io.countersign.mail;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.SmtpServer;
import io.countersign.testing.TestServer;
import io.countersign.testing.TestServerBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Eve asks for the code that pairs her first phone, and a difficult mail server gets it. The clock stands still. */
abstract class SmtpCase {

    static final String USER = "vault@globex.test";
    static final String PASSWORD = "correct-smtp-password";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static SmtpServer smtp;
    static TestServer server;

    Api eve;

    static void start(TestServerBuilder plan) {
        smtp = new SmtpServer();
        server = plan.setting("countersign.mail.host", "localhost")
                .setting("countersign.mail.port", String.valueOf(smtp.port()))
                .setting("countersign.mail.user", USER)
                .setting("countersign.mail.password", PASSWORD)
                .start();
        server.needles().add(PASSWORD);
        server.clock().stop();
    }

    @AfterAll
    static void end() {
        server.close();
        smtp.close();
    }

    @BeforeEach
    void anHourLater() {
        server.clock().advance(Duration.ofHours(1));
        smtp.forget();
        eve = Journey.signedIn(server, "eve@globex.test");
    }

    /** Has the code sent and answers the confirmation's id. */
    String ask() {
        return ask(eve);
    }

    static String ask(Api api) {
        String id = api.post("/api/pairings").expect(401).confirmationId();
        api.post("/api/confirmations/" + id + "/email-code").expect(200);
        return id;
    }

    JsonNode look(String confirmation) {
        return eve.get("/api/confirmations/" + confirmation).expect(200).json();
    }

    static void awaitMails(int count) {
        await("mail " + count).atMost(PATIENCE).until(() -> smtp.mails().size() >= count);
    }

    /** Waits for the end of that many conversations. */
    static void awaitTries(int count) {
        await("try " + count)
                .atMost(PATIENCE)
                .until(() -> smtp.conversations().stream()
                                .filter(one -> one.isOver())
                                .count()
                        >= count);
    }

    void awaitProblem(String confirmation) {
        await("the problem")
                .atMost(PATIENCE)
                .until(() -> look(confirmation).at("/problem/type").asText().endsWith(":mail-failed"));
    }

    /** What is due now is tried now, so nothing within this time is nothing at all. */
    static void assertNothingMoreThan(int tries) {
        await("no try but " + tries)
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> smtp.conversations().size() == tries);
    }
}

package io.countersign.confirmation;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Ann's workspace has the email link on; she has asked to see a secret, and holds the link of the mail. */
abstract class EmailLinkCase {

    static final EmailLinks LINKS = EmailLinks.to("ann@acme.test");

    static Desk admin;
    static Desk ann;
    static Desk bob;

    final TestServer server = TestServer.shared();
    final Api elsewhere = LINKS.elsewhere();
    GuardedSecret secret;
    JsonNode asked;
    String id;
    String number;
    String token;

    @BeforeAll
    static void adminTurnsItOn() {
        admin = EmailLinks.turnedOn();
        ann = Desk.of(LINKS.email());
        bob = Desk.of("bob@acme.test");
    }

    @AfterAll
    static void adminTurnsItOff() {
        EmailLinks.turnOff(admin);
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
}

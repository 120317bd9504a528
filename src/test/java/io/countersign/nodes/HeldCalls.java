package io.countersign.nodes;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Calls that are held inside the second node, each at its step, until it dies. */
final class HeldCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Nodes nodes;
    private final TestServer node;

    HeldCalls(Nodes nodes) {
        this.nodes = nodes;
        this.node = nodes.b();
    }

    /** The call never ends, or ends with the process. */
    void call(String step, Supplier<Answer> call) {
        arm(step);
        CompletableFuture.supplyAsync(call);
        node.awaitHeld();
        node.disarm();
    }

    /** Asks at this node; answers the confirmation's id. */
    String ask(String step, Person person) {
        arm(step);
        String id = person.ask(node);
        node.awaitHeld();
        node.disarm();
        return id;
    }

    /** Asks until this node, and not the other, gets the message; answers the confirmation's id. */
    String push(String step, Person person) {
        arm(step);
        String id = person.ask(node);
        while (!isHeldOrSent(id)) {
            person.phone(nodes.a()).approve(id).expect(200);
            id = person.ask(node);
        }
        node.disarm();
        return id;
    }

    /** Invites somebody until this node gets the mail to send; answers their address. */
    String mail(String step, Person admin) {
        arm(step);
        String address = address();
        while (!isHeldOrSent(invite(admin, address))) {
            address = address();
        }
        node.disarm();
        return address;
    }

    private static String address() {
        return "held-" + COUNT.incrementAndGet() + "@acme.test";
    }

    private String invite(Person admin, String address) {
        return admin.at(nodes.a())
                .post("/api/members", Map.of("email", address, "name", "Ivy Invited", "role", "user"))
                .expect(201)
                .json()
                .path("id")
                .asText();
    }

    /** Asks at this node, and returns when the push is out. */
    String asked(Person person) {
        String id = person.ask(node);
        await("the push").atMost(PATIENCE).until(() -> isSent(id));
        return id;
    }

    /** True when a call is held; false when the message about this confirmation or invitation is out, so by the other node. */
    private boolean isHeldOrSent(String id) {
        await("the message at one of the nodes").atMost(PATIENCE).until(() -> node.isHeld() || isSent(id));
        return node.isHeld();
    }

    private boolean isSent(String id) throws SQLException {
        try (Connection connection = nodes.a().database().getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select count(*) from delivery where ? in (confirmation_id, recipient, subject_id) and state = 'SENT'")) {
            query.setString(1, id);
            try (ResultSet found = query.executeQuery()) {
                found.next();
                return found.getLong(1) > 0;
            }
        }
    }

    void decide(String step, Person person, String id) {
        call(step, () -> person.phone(node).approve(id));
    }

    void retry(String step, Retry retry) {
        call(step, () -> retry.at(node));
    }

    private void arm(String step) {
        node.holdBefore(step);
    }
}

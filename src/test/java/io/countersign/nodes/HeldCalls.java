package io.countersign.nodes;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

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
        while (true) {
            String id = person.ask(node);
            await("the push at one of the nodes")
                    .atMost(PATIENCE)
                    .until(() -> node.isHeld() || !person.pushes(id).isEmpty());
            if (heldAfterAll()) {
                node.disarm();
                return id;
            }
            person.phone(nodes.a()).approve(id).expect(200);
        }
    }

    /** Invites somebody until this node gets the mail to send; answers their address. */
    String mail(String step, Person admin) {
        arm(step);
        while (true) {
            String address = "held-" + COUNT.incrementAndGet() + "@acme.test";
            Map<String, String> invitation = Map.of("email", address, "name", "Ivy Invited", "role", "user");
            admin.at(nodes.a()).post("/api/members", invitation).expect(201);
            await("the mail at one of the nodes")
                    .atMost(PATIENCE)
                    .until(() ->
                            node.isHeld() || !node.mailbox().to(address).isEmpty());
            if (heldAfterAll()) {
                node.disarm();
                return address;
            }
        }
    }

    void decide(String step, Person person, String id) {
        call(step, () -> person.phone(node).approve(id));
    }

    void retry(String step, Retry retry) {
        call(step, () -> retry.at(node));
    }

    /** What is held when it has left the house is told of a moment later. */
    private boolean heldAfterAll() {
        try {
            await().atMost(Duration.ofSeconds(1)).until(node::isHeld);
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private void arm(String step) {
        node.holdBefore(step);
    }
}

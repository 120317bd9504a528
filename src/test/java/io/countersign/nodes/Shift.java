package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One member at work without a break: asks, waits, taps, goes on; each request goes wherever the load balancer sends it. */
final class Shift {

    private final Person person;
    private final LoadBalancer nodes;
    private final String secret;
    private final List<String> done = new ArrayList<>();

    Shift(Person person, LoadBalancer nodes) {
        this.person = person;
        this.nodes = nodes;
        this.secret = person.secret();
    }

    /** The confirmations that were asked for, given and used; fails if one was not, whatever a node was doing. */
    List<String> until(AtomicBoolean over) {
        while (!over.get()) {
            done.add(reveal());
            rest();
        }
        return done;
    }

    /** As long as people take, at least; the nodes that start need the processors. */
    private static void rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String reveal() {
        String id = nodes.send(node -> Person.reveal(person.at(node), secret))
                .expect(401)
                .confirmationId();
        CompletableFuture<String> dialog = CompletableFuture.supplyAsync(() -> awaitAnswer(id));
        tap(id);
        try {
            assertThat(dialog.get(40, TimeUnit.SECONDS)).isEqualTo("confirmed");
        } catch (Exception e) {
            throw new AssertionError("The dialog about " + id + " has heard of nothing", e);
        }
        Answer shown = nodes.send(node -> Person.reveal(person.at(node).confirmed(id), secret));
        // The node that hung up may have done it; whether it did is seen in the trail
        assertThat(shown.status() == 200 || shown.problem().equals("confirmation-used"))
                .as(shown.toString())
                .isTrue();
        return id;
    }

    /** As the dialog waits: whoever ends its wait early is asked again. */
    private String awaitAnswer(String id) {
        while (true) {
            JsonNode seen = nodes.send(
                            node -> person.at(node).with("Prefer", "wait=20").get("/api/confirmations/" + id))
                    .expect(200)
                    .json();
            if (!seen.path("state").asText().equals("pending")) {
                return seen.path("state").asText();
            }
        }
    }

    private void tap(String id) {
        List<JsonNode> requests = nodes.send(node -> person.phone(node).requests());
        JsonNode request = requests.stream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " was dropped"));
        Answer tapped =
                nodes.send(node -> person.phone(node).decide(id, person.phone().decision(request, "approve")));
        assertThat(tapped.status() == 200 || tapped.problem().equals("confirmation-answered"))
                .as(tapped.toString())
                .isTrue();
    }
}

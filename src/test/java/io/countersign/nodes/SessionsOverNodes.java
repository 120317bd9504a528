package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Sessions and phones are everywhere at once, and nowhere any more once they have ended anywhere. */
interface SessionsOverNodes {

    Nodes nodes();

    @Test
    default void sessionBeginsAndEndsOnBoth() {
        Api bob = nodes().browser().signIn("bob@acme.test");
        JsonNode here = bob.get("/api/session").expect(200).json();
        assertThat(bob.at(nodes().b()).get("/api/session").expect(200).json()).isEqualTo(here);
        Api stolen = Api.browser(nodes().a());
        bob.cookies().all().forEach(stolen.cookies()::set);

        bob.at(nodes().b()).delete("/api/session").expect(204);

        for (TestServer node : new TestServer[] {nodes().a(), nodes().b()}) {
            assertThat(stolen.at(node).get("/api/session").expect(401).problem())
                    .isEqualTo("not-signed-in");
        }
    }

    @Test
    default void phoneThatIsEndedOnOneNodeIsRefusedByTheOtherAtOnce() throws Exception {
        Person bob = Person.of(nodes(), "bob@acme.test");
        // What is left for him
        Journey.pairedPhone(bob.browser());
        String id = bob.ask(nodes().b());
        try (EventStream requests = bob.phone(nodes().b()).requestStream()) {
            assertThat(requests.next().json().path("items")).hasSize(1);
            JsonNode request = bob.phone(nodes().b()).request(id);

            bob.at(nodes().a()).delete(bob.phone().path()).expect(204);

            bob.phone(nodes().b())
                    .decide(id, bob.phone().decision(request, "approve"))
                    .expect(401);
            assertThat(requests.awaitEnd(WaitingOverNodes.AT_ONCE.plus(Duration.ofSeconds(7))))
                    .isTrue();
        }
        assertThat(bob.state(nodes().b(), id)).isEqualTo("pending");
    }
}

package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is counted is counted over both nodes: nobody has twice as many tries because there are two. */
interface CountingOverNodes {

    Nodes nodes();

    @Test
    default void sendsAreLimitedTogether() {
        Person ann = Person.of(nodes(), "ann@acme.test");
        List<String> secrets = List.of(ann.secret(), ann.secret(), ann.secret(), ann.secret(), ann.secret());
        // What is counted since an approval comes after it
        nodes().a().clock().advance(Duration.ofSeconds(1));
        List<Answer> asked = new ArrayList<>();
        for (String secret : secrets) {
            TestServer node = asked.size() % 2 == 0 ? nodes().a() : nodes().b();
            asked.add(Person.reveal(ann.at(node), secret).expect(401));
        }

        assertThat(asked)
                .extracting(answer -> answer.confirmation().path("sent").size())
                .containsExactly(1, 1, 1, 0, 0);
        JsonNode last = asked.get(4).confirmation();
        assertThat(last.at("/problem/type").asText()).endsWith(":too-many-sends");
        assertThat(ann.at(nodes().b())
                        .post("/api/confirmations/" + last.path("id").asText() + "/push")
                        .expect(429)
                        .problem())
                .isEqualTo("too-many-sends");
    }

    @Test
    default void failuresLockTogether() {
        Person ann = Person.of(nodes(), "ann@acme.test");
        String id = ann.ask(nodes().a());

        List<Answer> failed = nodes().together(10, node -> forge(ann.phone(node), id));

        assertThat(failed).extracting(Answer::problem).containsOnly("decision-invalid");
        for (TestServer node : List.of(nodes().a(), nodes().b())) {
            assertThat(ann.phone(node).approve(id).expect(429).problem()).isEqualTo("confirmation-locked");
            assertThat(Person.reveal(ann.at(node), ann.secret()).expect(429).problem())
                    .isEqualTo("confirmation-locked");
        }
    }

    @Test
    default void wrongPasswordsCountTogether() {
        nodes().a().clock().advance(Duration.ofMinutes(16));

        List<Answer> refused = nodes().together(10, node -> signIn(node, "wrong-password-1"));

        assertThat(refused).extracting(Answer::problem).containsOnly("sign-in-failed");
        for (TestServer node : List.of(nodes().a(), nodes().b())) {
            assertThat(signIn(node, Api.DEMO_PASSWORD).expect(429).problem()).isEqualTo("too-many-attempts");
        }
        nodes().a().clock().advance(Duration.ofMinutes(16));
        signIn(nodes().b(), Api.DEMO_PASSWORD).expect(200);
    }

    private static Answer signIn(TestServer node, String password) {
        return Api.browser(node).post("/api/session", Map.of("email", "bob@acme.test", "password", password));
    }

    /** Signed by the phone, but about another sentence. */
    private static Answer forge(Phone phone, String id) {
        return phone.decide(id, phone.decision(phone.request(id), "approve").claim("textDigest", "another"));
    }
}

package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.vault.RekeyOnTwoNodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What works once works once on both nodes together, one after the other and at the same moment. */
interface OnceOverNodes {

    Nodes nodes();

    @Test
    default void asksOnBothNodesAreOneRequestAndOnePush() {
        Person ann = Person.of(nodes(), "ann@acme.test");
        String secret = ann.secret();

        List<Answer> asked = nodes().together(20, node -> Person.reveal(ann.at(node), secret));

        assertThat(asked).extracting(Answer::status).containsOnly(401);
        List<String> ids = asked.stream().map(Answer::confirmationId).distinct().toList();
        assertThat(ids).hasSize(1);
        assertThat(ann.phone(nodes().b()).requests()).hasSize(1);
        await().until(() -> !ann.pushes(ids.get(0)).isEmpty());
        assertThat(Trail.of(nodes()).events(ids.get(0))).containsExactly("confirmation.sent", "confirmation.asked");
        ann.phone(nodes().b()).approve(ids.get(0)).expect(200);
        assertThat(ann.pushes(ids.get(0))).hasSize(1);
    }

    @Test
    default void retriesOnBothNodesRunTheActionOnce() {
        Person ann = Person.of(nodes(), "ann@acme.test");
        String id = ann.at(nodes().a()).post("/api/pairings").expect(401).confirmationId();
        ann.phone(nodes().b()).approve(id).expect(200);

        List<Answer> answers =
                nodes().together(40, node -> ann.at(node).confirmed(id).post("/api/pairings"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.problem().equals("confirmation-used"))
                .hasSize(39);
        assertThat(Trail.of(nodes()).events(id)).containsOnlyOnce("confirmation.used", "pairing.started");
    }

    @Test
    default void proofOfAPhoneAnswersOnce() {
        Phone phone = Person.of(nodes(), "ann@acme.test").phone();
        String path = phone.path() + "/requests";
        String spent = phone.proof("GET", path).signedBy(phone.key());
        phone.at(nodes().a()).send("GET", path, null, spent).expect(200);

        assertThat(phone.at(nodes().b())
                        .send("GET", path, null, spent)
                        .expect(401)
                        .problem())
                .isEqualTo("proof-invalid");

        String proof = phone.proof("GET", path).signedBy(phone.key());
        assertThat(nodes().together(8, node -> phone.at(node).send("GET", path, null, proof)))
                .filteredOn(answer -> answer.status() == 200)
                .hasSize(1);
    }

    @Test
    default void decisionCountsOnce() {
        Person ann = Person.of(nodes(), "ann@acme.test");
        String id = ann.ask(nodes().a());
        Phone phone = ann.phone();
        String decision = phone.decision(phone.request(id), "approve").signedBy(phone.key());

        List<Answer> answers = nodes().together(6, node -> phone.at(node).decide(id, decision));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.problem().equals("confirmation-answered"))
                .hasSize(5);
        assertThat(Trail.of(nodes()).events(id)).containsOnlyOnce("confirmation.confirmed");
    }

    /** The code of a first phone's pairing, which is mailed; then that of the pairing itself. */
    @Test
    default void codesWorkOnce() {
        Api guest = nodes().browser().signIn("guest@acme.test");
        String id = guest.post("/api/pairings").expect(401).confirmationId();
        guest.at(nodes().b()).post("/api/confirmations/" + id + "/email-code").expect(200);
        Map<String, String> mailed =
                Map.of("code", nodes().a().mailbox().take("guest@acme.test").code());

        List<Answer> answers =
                nodes().together(6, node -> guest.at(node).post("/api/confirmations/" + id + "/code", mailed));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        String code = guest.confirmed(id)
                .post("/api/pairings")
                .expect(201)
                .json()
                .path("code")
                .asText();
        List<Answer> pairs = nodes().together(6, node -> new Phone(node).tryToPair(code, "Phone of a guest"));
        assertThat(pairs).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(pairs)
                .filteredOn(answer -> answer.problem().equals("pairing-expired"))
                .hasSize(5);
    }

    @Test
    default void mailedLinkWorksOnce() {
        Person eve = Person.of(nodes(), "eve@globex.test");
        Journey.confirmed(
                        eve.at(nodes().b()),
                        eve.phone(),
                        api -> api.patch("/api/workspace", Map.of("emailLinkEnabled", true)))
                .expect(200);
        String id = eve.ask(nodes().a());
        eve.at(nodes().b()).post("/api/confirmations/" + id + "/email").expect(200);
        String link = nodes().a()
                .mailbox()
                .take("eve@globex.test", mail -> mail.subject().startsWith("Action required"))
                .link();
        assertThat(link).startsWith(nodes().a().publicUrl() + "/confirm#");
        Map<String, String> token = Map.of("token", link.replaceAll(".*#", ""));
        nodes().a().needles().addValue(token.get("token"));

        List<Answer> answers = nodes().together(6, node -> eve.at(node).post("/api/magic-links/confirm", token));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.problem().equals("confirmation-answered"))
                .hasSize(5);
    }

    @Test
    default void vaultGetsItsNewKeysFromBoth() {
        new RekeyOnTwoNodes(nodes().a(), nodes().b()).run();
        Trail.of(nodes()).assertWhole();
    }
}

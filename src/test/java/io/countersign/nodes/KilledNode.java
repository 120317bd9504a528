package io.countersign.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.EventStream;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The second node is killed by {@code kill -9} while a request is at each step, and the first one goes on: nothing is lost and
 * nothing is done twice. Only what has left the house and was not written down goes out once more.
 */
final class KilledNode {

    /** Of a dispatcher's claim, and how long a message may be on its way before the sweep queues it again. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration MAIL_LEASE = Duration.ofMinutes(2);

    private final Nodes nodes;
    private final TestServer a;
    private final TestServer b;
    private final HeldCalls held;
    private final Person ann;
    private final Person bob;
    private final Person admin;
    private final Person owner;
    private final Person eve;

    KilledNode(Nodes nodes) {
        this.nodes = nodes;
        a = nodes.a();
        b = nodes.b();
        held = new HeldCalls(nodes);
        ann = Person.of(nodes, "ann@acme.test");
        // However long it takes, nothing expires but by what is said here
        a.clock().stop();
        bob = Person.now(nodes, "bob@acme.test");
        admin = Person.now(nodes, "admin@acme.test");
        owner = Person.now(nodes, "owner@acme.test");
        eve = Person.now(nodes, "eve@globex.test");
        a.clock().advance(Duration.ofSeconds(1));
    }

    /** The table: all calls are held first, then one kill ends them, then each line is looked at. */
    Stream<DynamicTest> lines() {
        String invitedBefore = held.mail("io.countersign.mail.MailDispatcher#dispatch", admin);
        String invitedAfter = held.mail("io.countersign.delivery.Deliveries#done", admin);
        String written = held.ask("io.countersign.delivery.OutboxQueue#send", ann);
        String queued = held.push("io.countersign.push.PushDispatcher#onMessage", ann);
        String claimed = held.push("io.countersign.push.PushDispatcher#dispatch", bob);
        String pushed = held.push("io.countersign.push.PushOutcome#record", bob);
        String deciding = held.asked(admin);
        held.decide("io.countersign.confirmation.ConfirmationEvents#changed", admin, deciding);
        String decided = held.asked(owner);
        held.decide("io.countersign.confirmation.ConfirmationEvents#afterCommit", owner, decided);
        Retry using = Retry.of(eve, a);
        held.retry("io.countersign.directory.Audited#record", using);
        Retry used = Retry.of(ann, a);
        held.retry("io.countersign.confirmation.ConfirmationEvents#afterCommit", used);
        String asking = bob.secret();
        held.call("io.countersign.confirmation.ConfirmationViews#of", () -> Person.reveal(bob.at(b), asking));

        b.kill();
        await("the push that the broker hands out again")
                .atMost(LEASE)
                .until(() -> !ann.pushes(queued).isEmpty());
        assertThat(ann.pushes(written).size() + bob.pushes(claimed).size()).isZero();
        a.clock().advance(LEASE.plusSeconds(7));

        return Stream.of(
                DynamicTest.dynamicTest("asking, not committed: asked anew", () -> assertNew(asking)),
                DynamicTest.dynamicTest("row written, not queued: one push", () -> assertPushed(ann, written, 1)),
                DynamicTest.dynamicTest("message queued, not claimed: one push", () -> assertPushed(ann, queued, 1)),
                DynamicTest.dynamicTest("claimed, not sent: one push", () -> assertPushed(bob, claimed, 1)),
                DynamicTest.dynamicTest("sent, not recorded: one request", () -> assertPushed(bob, pushed, 2)),
                DynamicTest.dynamicTest("decision not committed: decided anew", () -> assertUndecided(deciding)),
                DynamicTest.dynamicTest("decision stored, not told: heard of", () -> assertDecided(decided)),
                DynamicTest.dynamicTest("action not committed: run once", () -> assertUnused(using)),
                DynamicTest.dynamicTest("action committed, not answered: run once", () -> assertUsed(used)),
                DynamicTest.dynamicTest("mail claimed, not sent: one mail", () -> {
                    // Later than all that is about confirmations, which expire
                    a.clock().advance(MAIL_LEASE);
                    assertMailed(invitedBefore, 1);
                }),
                DynamicTest.dynamicTest("mail sent, not recorded: one link", () -> assertMailed(invitedAfter, 2)),
                DynamicTest.dynamicTest(
                        "the trail of both is whole", () -> Trail.of(nodes).assertWhole()));
    }

    private void assertNew(String secret) {
        assertThat(bob.phone(a).requests())
                .noneMatch(request -> request.at("/target/id").asText().equals(secret));
        String id = Person.reveal(bob.at(a), secret).expect(401).confirmationId();
        await("the push").until(() -> !bob.pushes(id).isEmpty());
        Person.reveal(bob.at(a), secret).expect(401);
        assertPushed(bob, id, 1);
    }

    /** More than one have the same topic, so the phone shows one request. */
    private void assertPushed(Person person, String id, int count) {
        await("the push").atMost(LEASE).until(() -> person.pushes(id).size() >= count);
        String secret = person.phone(a).request(id).path("target").path("id").asText();
        person.phone(a).approve(id).expect(200);
        Person.reveal(person.at(a).confirmed(id), secret).expect(200);
        assertThat(person.pushes(id)).hasSize(count);
        assertThat(person.pushes(id))
                .extracting(push -> push.headers().get("Topic"))
                .containsOnly(person.pushes(id).get(0).headers().get("Topic"));
        assertThat(Trail.of(nodes).events(id))
                .containsExactly(
                        "secret.revealed",
                        "confirmation.used",
                        "confirmation.confirmed",
                        "confirmation.sent",
                        "confirmation.asked");
    }

    /** Each mail makes its own token, of which the newest counts. */
    private void assertMailed(String address, int count) {
        await("the mail").atMost(LEASE).until(() -> a.mailbox().to(address).size() >= count);
        List<Mail> mails = a.mailbox().to(address);
        assertThat(mails).hasSize(count);
        int last = 404;
        for (Mail mail : mails) {
            String token = mail.link().replaceAll(".*#", "");
            last = nodes.browser()
                    .post("/api/invitations/preview", Map.of("token", token))
                    .status();
        }
        assertThat(last).isEqualTo(200);
    }

    private void assertUndecided(String id) {
        assertThat(admin.state(a, id)).isEqualTo("pending");
        assertThat(Trail.of(nodes).events(id)).doesNotContain("confirmation.confirmed");
        assertPushed(admin, id, 1);
    }

    /** The dialog waits on the node that lives. */
    private void assertDecided(String id) {
        try (EventStream dialog = owner.at(a).events("/api/confirmations/" + id + "/events")) {
            assertThat(dialog.next().json().path("state").asText()).isEqualTo("confirmed");
        }
        String secret = owner.look(a, id).at("/target/id").asText();
        assertThat(owner.phone(a).requests())
                .noneMatch(request -> request.path("id").asText().equals(id));
        Person.reveal(owner.at(a).confirmed(id), secret).expect(200);
        assertThat(Trail.of(nodes).events(id)).containsOnlyOnce("confirmation.confirmed", "secret.revealed");
    }

    private void assertUnused(Retry retry) {
        assertThat(retry.person().tag(retry.secret())).isEqualTo(retry.tag());
        assertThat(eve.state(a, retry.confirmation())).isEqualTo("confirmed");
        retry.at(a).expect(200);
        assertThat(retry.at(a).status()).isIn(409, 412);
        assertThat(retry.versions()).isEqualTo(2);
    }

    private void assertUsed(Retry retry) {
        assertThat(ann.state(a, retry.confirmation())).isEqualTo("used");
        assertThat(retry.at(a).status()).isIn(409, 412);
        assertThat(retry.versions()).isEqualTo(2);
        assertThat(Trail.of(nodes).events(retry.confirmation())).containsOnlyOnce("confirmation.used", "secret.edited");
    }
}

package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Together;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** However many retry at the same moment: a confirmation runs its action once. */
class ParallelRetryIT {

    private static Desk ann;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @Test
    void fortyRetriesAtOnceRunTheActionOnce() {
        String id = ann.api().post("/api/pairings").expect(401).confirmationId();
        ann.phone().approve(id).expect(200);

        List<Answer> answers = Together.times(40, () -> ann.api().confirmed(id).post("/api/pairings"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409 && answer.problem().equals("confirmation-used"))
                .hasSize(39);
        assertThat(Trail.ofAcme().events(id)).containsOnlyOnce("confirmation.used", "pairing.started");
    }

    @Test
    void fortyEditsAtOnceMakeOneVersion() {
        GuardedSecret secret = GuardedSecret.of(ann);
        String tag = secret.tag();
        String id = secret.edit(ann.api(), "after", tag).expect(401).confirmationId();
        ann.phone().approve(id).expect(200);

        List<Answer> answers = Together.times(40, () -> secret.edit(ann.api().confirmed(id), "after", tag));

        List<Answer> done =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(done).hasSize(1);
        // Whoever comes after the commit is told first that the version is another one
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Answer::problem)
                .hasSize(39)
                .isSubsetOf("confirmation-used", "stale");
        assertThat(secret.tag()).isEqualTo(done.get(0).header("ETag"));
        assertThat(Trail.ofAcme().events(id)).containsOnlyOnce("confirmation.used", "secret.edited");
    }

    @RepeatedTest(4)
    void secondOfTwoConfirmedEditsAtOnceIsStaleAndNotUsedUp() {
        GuardedSecret secret = GuardedSecret.of(ann);
        String tag = secret.tag();
        String one = confirmed(secret, "one", tag);
        String two = confirmed(secret, "two", tag);
        Queue<String> notes = new ConcurrentLinkedQueue<>(List.of("one", "two"));

        List<Answer> answers = Together.times(2, () -> {
            String note = notes.remove();
            return secret.edit(ann.api().confirmed(note.equals("one") ? one : two), note, tag);
        });

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        assertThat(List.of(ann.state(one), ann.state(two))).containsExactlyInAnyOrder("used", "confirmed");
    }

    private static String confirmed(GuardedSecret secret, String note, String tag) {
        String id = secret.edit(ann.api(), note, tag).expect(401).confirmationId();
        ann.phone().approve(id).expect(200);
        return id;
    }
}

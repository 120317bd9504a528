package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Together;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two confirmed actions on one secret at the same moment: what comes out is what one after the other would have made. */
class SecretRacesIT {

    private static final int ROUNDS = 6;
    private static final String FIRST = "as it was at first";

    private Keeper ann;
    private String id;

    @BeforeEach
    void annKeepsSecrets() {
        ann = Keeper.of("ann@acme.test");
    }

    private void inManyRounds(Runnable round) {
        for (int n = 0; n < ROUNDS; n++) {
            aSecretWithTwoVersions();
            round.run();
        }
    }

    private void aSecretWithTwoVersions() {
        id = ann.create("text", "Contested", Map.of("note", FIRST));
        ann.edit(id, Map.of("name", "Much contested", "fields", Map.of("note", "as it lies now")));
    }

    @Test
    void ofTwoEditsOneIsStale() {
        inManyRounds(() -> {
            List<Answer> answers = race(edit("words of the first racer"), edit("words of the second racer"));

            assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 412);
            String winner = answers.get(0).status() == 200 ? "words of the first racer" : "words of the second racer";
            assertThat(ann.reveal(id).path("note").asText()).isEqualTo(winner);
            assertThat(ann.tag(id)).isEqualTo("\"3\"");
            assertThat(versions()).hasSize(3);
        });
    }

    @Test
    void ofEditAndDeletionTheDeletionStays() {
        inManyRounds(() -> {
            List<Answer> answers = race(edit("too late"), deletion());

            assertThat(statuses(answers)).isIn(List.of(200, 204), List.of(404, 204));
            assertGone();
        });
    }

    @Test
    void ofRestoringAndDeletionTheDeletionStays() {
        inManyRounds(() -> {
            List<Answer> answers = race(restoring(), deletion());

            assertThat(statuses(answers)).isIn(List.of(200, 204), List.of(404, 204));
            assertGone();
        });
    }

    @Test
    void ofRestoringAndEditTheEditIsFirstOrStale() {
        inManyRounds(() -> {
            List<Answer> answers = race(restoring(), edit("in between"));

            assertThat(statuses(answers)).isIn(List.of(200, 200), List.of(200, 412));
            boolean edited = answers.get(1).status() == 200;
            assertThat(ann.reveal(id).path("note").asText()).isEqualTo(FIRST);
            assertThat(ann.look(id).path("name").asText()).isEqualTo("Contested");
            assertThat(ann.tag(id)).isEqualTo(edited ? "\"4\"" : "\"3\"");
            assertThat(versions()).hasSize(edited ? 4 : 3);
        });
    }

    @Test
    void ofRevealAndDeletionTheRevealIsWholeOrTooLate() {
        inManyRounds(() -> {
            List<Answer> answers = race(() -> ann.api().post(Keeper.path(id) + "/reveal"), deletion());

            assertThat(statuses(answers)).isIn(List.of(200, 204), List.of(404, 204));
            if (answers.get(0).status() == 200) {
                assertThat(answers.get(0).json().at("/fields/note").asText()).isEqualTo("as it lies now");
            }
            assertGone();
        });
    }

    @Test
    void ofDownloadAndRemovalTheDownloadIsWholeOrBreaksOff() {
        inManyRounds(() -> {
            Folder folder = new Folder(ann, id);
            Sample file = Sample.noise("contested.bin", 1 << 20, 31);
            JsonNode added = folder.add(file);
            String reading = approved(ann.api().get(folder.path(added)));
            String removing = approved(ann.api().delete(folder.path(added)));

            List<Answer> answers = race(
                    () -> wholeOrNull(() -> ann.api().confirmed(reading).get(folder.path(added))),
                    () -> ann.api().confirmed(removing).delete(folder.path(added)));

            Answer downloaded = answers.get(0);
            assertThat(downloaded == null ? 200 : downloaded.status()).isIn(200, 404);
            if (downloaded != null && downloaded.status() == 200) {
                assertThat(downloaded.body()).isEqualTo(file.content());
            }
            assertThat(answers.get(1).status()).isEqualTo(204);
            assertThat(folder.items()).isEmpty();
            ann.api().get(folder.path(added)).expect(404);
        });
    }

    @Test
    void listGoesOnWhileItsSecretsAreDeleted() {
        for (int round = 0; round < 3; round++) {
            List<String> many = IntStream.range(0, 100)
                    .mapToObj(n -> ann.create("wifi", "Passing " + n, Map.of("ssid", "net " + n)))
                    .toList();
            Map<String, Object> selection = Map.of("secrets", many);
            String deleting = approved(ann.api().post("/api/secrets/delete", selection));
            List<Callable<Answer>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(() -> ann.api().get("/api/secrets?q=passing&limit=200"));
            }
            calls.add(() -> ann.api().confirmed(deleting).post("/api/secrets/delete", selection));

            List<Answer> answers = race(calls);

            answers.remove(calls.size() - 1).expect(204);
            for (Answer list : answers) {
                assertThat(list.expect(200).json().path("items").size()).isIn(0, 100);
            }
        }
    }

    private Callable<Answer> edit(String note) {
        Map<String, Object> change = Map.of("fields", Map.of("note", note));
        String tag = ann.tag(id);
        String confirmation = approved(ann.api().with("If-Match", tag).patch(Keeper.path(id), change));
        return () -> ann.api().with("If-Match", tag).confirmed(confirmation).patch(Keeper.path(id), change);
    }

    private Callable<Answer> deletion() {
        String confirmation = approved(ann.api().delete(Keeper.path(id)));
        return () -> ann.api().confirmed(confirmation).delete(Keeper.path(id));
    }

    private Callable<Answer> restoring() {
        String first = Keeper.path(id) + "/versions/1/restore";
        String confirmation = approved(ann.api().post(first));
        return () -> ann.api().confirmed(confirmation).post(first);
    }

    private String approved(Answer asked) {
        String confirmation = asked.expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        return confirmation;
    }

    private JsonNode versions() {
        return ann.confirmed(as -> as.get(Keeper.path(id) + "/versions"))
                .expect(200)
                .json()
                .path("items");
    }

    private void assertGone() {
        ann.api().get(Keeper.path(id)).expect(404);
        ann.api().post(Keeper.path(id) + "/reveal").expect(404);
        ann.api().get(Keeper.path(id) + "/versions").expect(404);
        assertThat(ann.api().get("/api/secrets?q=contested").text()).doesNotContain(id);
    }

    /** Null for an answer that ended before its length. */
    private static Answer wholeOrNull(Callable<Answer> call) throws Exception {
        try {
            return call.call();
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(Answer::status).toList();
    }

    private static List<Answer> race(Callable<Answer> one, Callable<Answer> other) {
        return race(List.of(one, other));
    }

    /** What each of them got, in this order. */
    private static List<Answer> race(List<Callable<Answer>> calls) {
        ConcurrentLinkedQueue<Integer> turns = new ConcurrentLinkedQueue<>(
                IntStream.range(0, calls.size()).boxed().toList());
        Answer[] answers = new Answer[calls.size()];
        Together.times(calls.size(), () -> {
            int turn = turns.poll();
            answers[turn] = calls.get(turn).call();
            return turn;
        });
        return new ArrayList<>(Arrays.asList(answers));
    }
}

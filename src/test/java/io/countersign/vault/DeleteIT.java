package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Up to 100 secrets go by one confirmation that names them, all of them or none. */
class DeleteIT {

    private Keeper ann;

    @BeforeEach
    void annKeepsSecrets() {
        ann = Keeper.of("ann@acme.test");
    }

    @Test
    void oneConfirmationNamesAllAndTakesAll() {
        List<String> ids = some(100);
        String text =
                ask(ann.api(), ids).expect(401).confirmation().path("text").asText();
        assertThat(text)
                .startsWith("Delete 100 secrets for everyone, for good: \"Old 0\", \"Old 1\"")
                .contains("\"Old 99\"");

        ann.confirmed(as -> ask(as, ids)).expect(204);

        ids.forEach(id -> ann.api().get(Keeper.path(id)).expect(404));
    }

    @Test
    void aConfirmationForSomeTakesNoOthers() {
        List<String> ids = some(3);
        String confirmation = ask(ann.api(), ids.subList(0, 2)).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);

        assertThat(ask(ann.api().confirmed(confirmation), ids).expect(403).problem())
                .isEqualTo("confirmation-mismatch");

        ids.forEach(ann::look);
    }

    @Test
    void ifOneIsGoneInTheMeantimeNoneIsTaken() {
        List<String> ids = some(3);
        String confirmation = ask(ann.api(), ids).expect(401).confirmationId();
        ann.phone().approve(confirmation).expect(200);
        ann.confirmed(as -> as.delete(Keeper.path(ids.get(2)))).expect(204);

        ask(ann.api().confirmed(confirmation), ids).expect(404);

        ids.subList(0, 2).forEach(ann::look);
    }

    @Test
    void onlyTheVersionThatIsMeantIsTaken() {
        String id = some(1).get(0);
        Api meant = ann.api().with("If-Match", ann.tag(id));
        assertThat(ann.api()
                        .with("If-Match", "\"0\"")
                        .delete(Keeper.path(id))
                        .expect(412)
                        .problem())
                .isEqualTo("stale");
        String deletion = meant.delete(Keeper.path(id)).expect(401).confirmationId();
        ann.phone().approve(deletion).expect(200);
        assertThat(ann.api()
                        .confirmed(deletion)
                        .delete(Keeper.path(id))
                        .expect(403)
                        .problem())
                .isEqualTo("confirmation-mismatch");

        ann.edit(id, Map.of("name", "Young again"));

        assertThat(meant.confirmed(deletion).delete(Keeper.path(id)).expect(412).problem())
                .isEqualTo("stale");
        ann.confirmed(as -> as.with("If-Match", ann.tag(id)).delete(Keeper.path(id)))
                .expect(204);
    }

    @Test
    void nobodyIsAskedForWhatCannotBe() {
        String bobs = Keeper.of("bob@acme.test").create("text", "Bob's", Map.of("note", "his"));
        List<String> ids = some(1);
        ask(ann.api(), List.of(ids.get(0), bobs)).expect(404);
        ask(ann.api(), List.of()).expect(400);
        ask(ann.api(), List.of(ids.get(0), ids.get(0))).expect(400);
        ask(ann.api(), Collections.nCopies(101, ids.get(0))).expect(400);
        ask(ann.api(), Stream.of("x").toList()).expect(404);
    }

    private List<String> some(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> ann.create("text", "Old " + n, Map.of("note", "worn")))
                .toList();
    }

    private static Answer ask(Api api, List<String> ids) {
        return api.post("/api/secrets/delete", Map.of("secrets", ids));
    }
}

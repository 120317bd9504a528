package io.countersign.confirmation;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import java.util.Map;

/** A member's secret, with the actions on it that must be confirmed. */
record GuardedSecret(Api owner, String id, String name) {

    static GuardedSecret of(Desk desk) {
        return of(desk, "Root of the build server");
    }

    static GuardedSecret of(Desk desk, String name) {
        return new GuardedSecret(
                desk.api(), Journey.createSecret(desk.api(), name, "correct horse battery staple", true), name);
    }

    String path() {
        return "/api/secrets/" + id;
    }

    Answer reveal(Api as) {
        return as.post(path() + "/reveal");
    }

    /** Changes the note of the version that there is now. */
    Answer edit(Api as, String note) {
        return edit(as, note, tag());
    }

    Answer edit(Api as, String note, String tag) {
        return as.with("If-Match", tag).patch(path(), Map.of("fields", Map.of("note", note)));
    }

    Answer delete(Api as) {
        return as.delete(path());
    }

    /** The entity tag of the version that there is now. */
    String tag() {
        return owner.get(path()).expect(200).header("ETag");
    }
}

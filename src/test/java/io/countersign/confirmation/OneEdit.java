package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;

/** An edit of a new secret: to be asked for, confirmed and tried by a test, which sees whether it has run. */
record OneEdit(Desk desk, GuardedSecret secret, String tag) {

    static OneEdit by(Desk desk) {
        GuardedSecret secret = GuardedSecret.of(desk);
        return new OneEdit(desk, secret, secret.tag());
    }

    /** Asks, and answers the confirmation's id. */
    String asked() {
        return secret.edit(desk.api(), "after", tag).expect(401).confirmationId();
    }

    String confirmed() {
        String id = asked();
        desk.phone().approve(id).expect(200);
        return id;
    }

    Answer retry(String confirmation) {
        return secret.edit(desk.api().confirmed(confirmation), "after", tag);
    }

    void assertNotRun() {
        assertThat(secret.tag()).as("the version").isEqualTo(tag);
    }

    /** The action has not run, and it runs now. */
    void assertStillUsable(String confirmation) {
        assertNotRun();
        assertThat(desk.state(confirmation)).isEqualTo("confirmed");
        retry(confirmation).expect(200);
        assertThat(secret.tag()).isNotEqualTo(tag);
    }

    static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.expect(status).problem()).isEqualTo(problem);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
}

package io.countersign.confirmation;

import static io.countersign.confirmation.OneEdit.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A confirmation allows the one operation that was confirmed and no other, and is not used up by a try (section 3). */
class RetryBindingIT {

    private static Desk ann;

    private OneEdit edit;
    private GuardedSecret secret;

    @BeforeAll
    static void annIsAtWork() {
        Desk.anHourLater();
        ann = Desk.of("ann@acme.test");
    }

    @BeforeEach
    void anEditOfItsOwn() {
        edit = OneEdit.by(ann);
        secret = edit.secret();
    }

    @Test
    void retryWithAnotherSecretIsRefused() {
        OneEdit other = OneEdit.by(ann);
        String id = edit.confirmed();

        assertRefused(other.retry(id), 403, "confirmation-mismatch");

        other.assertNotRun();
        edit.assertStillUsable(id);
    }

    @Test
    void retryFromAnotherSessionOfTheMemberIsRefused() {
        Desk other = ann.inAnotherBrowser();
        String id = edit.confirmed();

        assertRefused(secret.edit(other.api().confirmed(id), "after"), 403, "confirmation-mismatch");

        edit.assertStillUsable(id);
    }

    @Test
    void confirmationOfAnotherMemberIsUnknown() {
        OneEdit bobs = OneEdit.by(Desk.of("bob@acme.test"));
        String id = edit.confirmed();

        assertRefused(bobs.retry(id), 404, "confirmation-unknown");

        bobs.assertNotRun();
        edit.assertStillUsable(id);
    }

    @Test
    void confirmationThatNeverWasIsUnknown() {
        assertRefused(edit.retry("c_never"), 404, "confirmation-unknown");
        edit.assertNotRun();
    }

    @Test
    void retryWithAnotherArgumentIsRefused() {
        String id = edit.confirmed();

        assertRefused(secret.edit(ann.api().confirmed(id), "another"), 403, "confirmation-mismatch");

        edit.assertStillUsable(id);
    }

    @Test
    void retryWithAnotherIfMatchIsRefused() {
        String id = edit.confirmed();

        assertRefused(secret.edit(ann.api().confirmed(id), "after", "*"), 403, "confirmation-mismatch");

        edit.assertStillUsable(id);
    }

    @Test
    void retryOfAnotherActionIsRefused() {
        String id = edit.confirmed();

        assertRefused(secret.delete(ann.api().confirmed(id)), 403, "confirmation-mismatch");

        edit.assertStillUsable(id);
    }

    @Test
    void secondOfTwoConfirmedEditsOfAVersionIsStaleAndNotUsedUp() {
        String first = edit.confirmed();
        String second = secret.edit(ann.api(), "other", edit.tag()).expect(401).confirmationId();
        ann.phone().approve(second).expect(200);
        edit.retry(first).expect(200);

        assertRefused(secret.edit(ann.api().confirmed(second), "other", edit.tag()), 412, "stale");

        assertThat(ann.state(second)).isEqualTo("confirmed");
    }
}

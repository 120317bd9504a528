package io.countersign.confirmation;

import io.countersign.directory.WorkspaceChange;
import jakarta.ejb.Stateless;

/** A protected action like those of the services; what it does is the test's to say. */
@Stateless
public class StagedAction {

    private static volatile Runnable body = () -> {};

    static void does(Runnable what) {
        body = what;
    }

    @RequiresConfirmation(Action.WORKSPACE_EDIT)
    public void run(WorkspaceChange change) {
        body.run();
    }
}

package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.PhoneAsking;
import io.countersign.confirmation.Remembering;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;

/** Draws the picture of a workspace's settings. */
@ApplicationScoped
class WorkspaceViews {

    @Inject
    private Remembering remembering;

    @Inject
    private PhoneAsking phoneAsking;

    @Inject
    private SessionLengths lengths;

    WorkspaceView of(Workspace workspace) {
        return new WorkspaceView(
                workspace.id(),
                workspace.name(),
                workspace.emailLinkEnabled(),
                workspace.numberMatching(),
                workspace.passkeyEnabled(),
                workspace.exportBy(),
                phoneAsking.of(workspace.id()),
                remembering.of(workspace.id()),
                Arrays.stream(Action.values())
                        .filter(Action::mayBeRemembered)
                        .map(Action::id)
                        .toList(),
                lengths.idle(workspace),
                lengths.absolute(workspace),
                new WorkspaceView.Limits(lengths.longestIdle(), lengths.longestAbsolute()));
    }
}

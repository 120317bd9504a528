package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.PhoneAsking;
import io.countersign.confirmation.Remembering;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.platform.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The settings of the caller's workspace. */
@Stateless
public class WorkspaceService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private WorkspaceViews views;

    @Inject
    private AskingDesk confirmations;

    @Inject
    private PhoneAsking phoneAsking;

    @Inject
    private Remembering remembering;

    @Inject
    private Audited audited;

    public WorkspaceView get() {
        return views.of(members.workspace(caller.member().workspaceId()));
    }

    @RequiresConfirmation(Action.WORKSPACE_EDIT)
    public WorkspaceView change(WorkspaceChange change) {
        Workspace workspace = members.workspace(caller.member().workspaceId());
        if (takesAWayAway(change, workspace)) {
            confirmations.endAllOfWorkspace(workspace.id());
        }
        workspace.change(change);
        if (change.phoneAsks() != null) {
            phoneAsking.change(workspace.id(), change.phoneAsks());
        }
        if (change.remember() != null) {
            remembering.change(workspace.id(), change.remember());
        }
        audited.record("workspace.changed", "workspace", workspace.id(), workspace.name());
        return views.of(workspace);
    }

    /** Or might: whatever phones may ask from now on is another thing than before. */
    private boolean takesAWayAway(WorkspaceChange change, Workspace workspace) {
        boolean mail = workspace.emailLinkEnabled() && Boolean.FALSE.equals(change.emailLinkEnabled());
        boolean passkeys = workspace.passkeyEnabled() && Boolean.FALSE.equals(change.passkeyEnabled());
        return mail || passkeys || change.phoneAsks() != null && change.phoneAsks() != phoneAsking.of(workspace.id());
    }
}

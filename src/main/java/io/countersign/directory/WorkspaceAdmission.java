package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Admins change the workspace's settings. */
@ApplicationScoped
public class WorkspaceAdmission implements Admission {

    @Inject
    private Members members;

    @Inject
    private SessionLengths lengths;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.WORKSPACE_EDIT);
    }

    @Override
    public Subject admit(Operation operation) {
        Workspace workspace = members.workspace(members.currentAdmin().workspaceId());
        WorkspaceChange wanted = operation.argument(WorkspaceChange.class).orElseThrow();
        lengths.requireWithinLimits(wanted);
        String change = wanted.inWords();
        return Subject.of(
                "workspace",
                workspace.id(),
                workspace.name(),
                "Change the settings of the workspace \"%s\": %s".formatted(workspace.name(), change));
    }
}

package io.countersign.provisioning;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Members;
import io.countersign.directory.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Admins view and rotate the SCIM token. */
@ApplicationScoped
public class ScimAdmission implements Admission {

    @Inject
    private Members members;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SCIM_VIEW, Action.SCIM_ROTATE);
    }

    @Override
    public Subject admit(Operation operation) {
        Workspace workspace = members.workspace(members.currentAdmin().workspaceId());
        String sentence = operation.action() == Action.SCIM_VIEW
                ? "View the SCIM API token of the workspace \"%s\", which manages its people and teams"
                : "Replace the SCIM API token of the workspace \"%s\"; the one in use ends at once";
        return Subject.of("workspace", workspace.id(), workspace.name(), sentence.formatted(workspace.name()));
    }
}

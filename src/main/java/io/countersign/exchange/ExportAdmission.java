package io.countersign.exchange;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.Workspace;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.vault.ReadableSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Whether the workspace lets the caller take secrets out, and how many there are. */
@ApplicationScoped
public class ExportAdmission implements Admission {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private ReadableSecrets secrets;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SECRET_EXPORT);
    }

    @Override
    public Subject admit(Operation operation) {
        ExportRequest request = operation.argument(ExportRequest.class).orElseThrow();
        request.requireStrength();
        caller.member();
        Member member = members.current();
        Workspace workspace = members.workspace(member.workspaceId());
        if (!workspace.exportBy().allows(member.role())) {
            throw new Problem(ProblemType.FORBIDDEN, "Your workspace does not let you export secrets");
        }
        return request.vault() == null
                ? subject("workspace", workspace.id(), workspace.name(), request)
                : subject("vault", request.vault(), secrets.vaultName(request.vault()), request);
    }

    private Subject subject(String type, String id, String name, ExportRequest request) {
        String count = count(secrets.count(request.vault(), SecretsFile.MOST + 1));
        String sentence = "Export %s of the %s \"%s\" into a file that a password protects";
        return Subject.of(type, id, name, sentence.formatted(count, type, name));
    }

    private static String count(int found) {
        if (found == 0) {
            throw new Problem(ProblemType.NOTHING_TO_EXPORT);
        }
        if (found > SecretsFile.MOST) {
            throw tooLarge();
        }
        return found == 1 ? "1 secret" : "%,d secrets".formatted(found);
    }

    static Problem tooLarge() {
        return new Problem(
                ProblemType.TOO_LARGE,
                "One file takes %,d secrets and 15 MB at most; export one vault after the other"
                        .formatted(SecretsFile.MOST));
    }
}

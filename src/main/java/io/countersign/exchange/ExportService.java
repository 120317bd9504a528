package io.countersign.exchange;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.directory.Audited;
import io.countersign.directory.Members;
import io.countersign.directory.Workspace;
import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import io.countersign.vault.ReadableSecrets;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Takes secrets out in a file that only its password opens. */
@Stateless
public class ExportService {

    /** What an import takes, with room for the rest of its request. */
    private static final int LARGEST = 15 * 1024 * 1024;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private ReadableSecrets secrets;

    @Inject
    private Audited audited;

    /** A file and when it was made. */
    public record Exported(String content, Instant at) {}

    @RequiresConfirmation(Action.SECRET_EXPORT)
    public Exported export(ExportRequest request) {
        Workspace workspace = members.workspace(caller.member().workspaceId());
        List<ReadableSecrets.Clear> found = secrets.read(request.vault(), SecretsFile.MOST);
        String content = ExportFile.seal(workspace.name(), clock.instant(), found, request.password());
        if (content.length() > LARGEST) {
            throw ExportAdmission.tooLarge();
        }
        String what = found.size() + " secrets";
        audited.record(
                "secrets.exported",
                request.vault() == null ? "workspace" : "vault",
                request.vault() == null ? workspace.id() : request.vault(),
                what);
        return new Exported(content, clock.instant());
    }
}

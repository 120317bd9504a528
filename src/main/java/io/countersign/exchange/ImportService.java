package io.countersign.exchange;

import io.countersign.directory.Members;
import io.countersign.directory.Role;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** Brings in what members have kept elsewhere: all of a file, or nothing. */
@Stateless
public class ImportService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private ImportReading reading;

    @Inject
    private Imports imports;

    @Inject
    private ImportRun run;

    /** What an import would do; it does nothing. */
    public ImportPreview preview(ImportRequest request) {
        return ImportPreview.of(read(request));
    }

    /**
     * Begins; the secrets are there, all at once, when the import is {@code done}.
     *
     * @throws Problem {@code invalid-request} with each row that does not fit, {@code import-running}
     */
    @Open("who brings secrets has their content already")
    public ImportView begin(ImportRequest request) {
        ImportReading.Checked checked = read(request);
        if (checked.invalid() > 0 && !Boolean.TRUE.equals(request.leaveOutInvalid())) {
            throw new Problem(ProblemType.INVALID_REQUEST, "Some rows do not fit; nothing was imported")
                    .with("errors", ImportPreview.first(checked.errors()))
                    .with("invalid", checked.invalid());
        }
        if (checked.fitting().isEmpty()) {
            throw Problem.invalid("content", "holds no secret that fits");
        }
        List<ImportReading.Fitting> fitting = checked.fitting();
        ImportJob job = new ImportJob(
                caller.member(),
                caller.origin(),
                fitting.stream().map(ImportReading.Fitting::secret).toList());
        String id = imports.begin(job);
        run.start(id, job);
        return get(id);
    }

    public ImportView get(String id) {
        return mine(id).view();
    }

    @Open("it only takes away what nobody has seen yet")
    public void cancel(String id) {
        mine(id);
        imports.end(id, ImportState.CANCELLED, null);
    }

    private SecretImport mine(String id) {
        String member = caller.member().memberId();
        return imports.find(id).filter(one -> one.isOf(member)).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private ImportReading.Checked read(ImportRequest request) {
        return reading.read(request, caller.member().workspaceId(), this::refuseGuests);
    }

    private void refuseGuests() {
        if (members.current().role() == Role.GUEST) {
            throw new Problem(ProblemType.FORBIDDEN, "A guest makes no secrets");
        }
    }
}

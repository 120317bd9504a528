package io.countersign.exchange;

import io.countersign.platform.ProblemType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;

/** One import: how far it has come and how it ended. Changed by conditional updates only. */
@Entity
@Table(name = "secret_import")
class SecretImport {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "member_id")
    private String memberId;

    @Enumerated(EnumType.STRING)
    private ImportState state;

    private int total;
    private int done;

    /** Why it failed. */
    @Enumerated(EnumType.STRING)
    private ProblemType problem;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected SecretImport() {}

    boolean isOf(String member) {
        return memberId.equals(member);
    }

    ImportView view() {
        Map<String, String> why = problem == null ? null : Map.of("type", problem.urn(), "title", problem.title());
        return new ImportView(id, state, total, done, startedAt, endedAt, why);
    }
}

package io.countersign.audit;

import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;

/** The end of a workspace's chain. Its row is the lock under which the chain grows. */
@Entity
@Table(name = "audit_head")
class AuditHead {

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    private long n;
    private String hash;
    private String seal;

    protected AuditHead() {}

    AuditHead(String workspaceId) {
        this.workspaceId = workspaceId;
        this.hash = "";
        this.seal = "";
    }

    /** How many entries there are. */
    long n() {
        return n;
    }

    /** Of the last entry; empty where there is none. */
    String hash() {
        return hash;
    }

    private List<Object> content() {
        return List.of(workspaceId, n, hash);
    }

    /** Whether a server has written it. */
    boolean fits(AuditSeal by) {
        return Tokens.same(seal, by.ofHead(content()));
    }

    void become(long newN, String newHash) {
        n = newN;
        hash = newHash;
    }

    String seal() {
        return seal;
    }

    void seal(AuditSeal by) {
        seal = by.ofHead(content());
    }

    void leaveOpen() {
        seal = "";
    }
}

package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A secret without its fields' values, which lie encrypted beside it. */
@Entity
class Secret {

    static final String TEXT = "text";

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "vault_id")
    private String vaultId;

    private String type;
    private String name;

    @Column(name = "confirm_to_view")
    private boolean confirmToView;

    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Secret() {}

    Secret(String id, String workspaceId, String vaultId, NewSecret content, Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.vaultId = vaultId;
        this.type = TEXT;
        this.name = content.name().strip();
        this.confirmToView = Boolean.TRUE.equals(content.confirmToView());
        this.createdAt = now;
        this.changedAt = now;
        this.version = 1;
    }

    void change(SecretChange change, Instant now) {
        if (change.name() != null) {
            name = change.name().strip();
        }
        if (change.confirmToView() != null) {
            confirmToView = change.confirmToView();
        }
        changedAt = now;
        // Every save, also of a field alone; whoever saves holds the row
        version++;
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String vaultId() {
        return vaultId;
    }

    String type() {
        return type;
    }

    String name() {
        return name;
    }

    boolean confirmToView() {
        return confirmToView;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** The entity tag of this version. */
    String tag() {
        return "\"" + version + "\"";
    }
}

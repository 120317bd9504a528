package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** Where secrets lie; each has a data key of its own, wrapped by the master key. */
@Entity
class Vault {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;

    @Column(name = "is_default")
    private boolean isDefault;

    @Column(name = "data_key")
    private byte[] dataKey;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Vault() {}

    Vault(String id, String workspaceId, String name, byte[] dataKey, Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.name = name;
        this.isDefault = true;
        this.dataKey = dataKey;
        this.createdAt = now;
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String name() {
        return name;
    }

    byte[] dataKey() {
        return dataKey;
    }

    VaultView view() {
        return new VaultView(id, name, isDefault);
    }

    /** What its data key is bound to. */
    static String owner(String vaultId) {
        return "vault/" + vaultId;
    }
}

package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A secret without its fields' values, which lie encrypted beside it. */
@Entity
class Secret {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "vault_id")
    private String vaultId;

    private SecretKind type;
    private String name;

    @Column(name = "confirm_to_view")
    private boolean confirmToView;

    private long version;

    /** Its own key, wrapped by its vault's: with the row goes what could open its values. */
    @Column(name = "data_key")
    private byte[] dataKey;

    /** By which of its vault's keys. */
    @Column(name = "key_generation")
    private int keyGeneration;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    /** Of the import that it came with, or null. */
    @Column(name = "import_id")
    private String importId;

    protected Secret() {}

    Secret(String id, Vault vault, NewSecret content, byte[] dataKey, Instant now) {
        this.id = id;
        this.workspaceId = vault.workspaceId();
        this.vaultId = vault.id();
        this.type = content.type();
        this.name = content.name().strip();
        this.confirmToView = Boolean.TRUE.equals(content.confirmToView());
        this.expiresAt = content.expiresAt();
        this.dataKey = dataKey;
        this.keyGeneration = vault.keyGeneration();
        this.createdAt = now;
        this.changedAt = now;
        this.version = 1;
    }

    void cameWith(String anImport) {
        importId = anImport;
    }

    void change(SecretChange change, Instant now) {
        if (change.name() != null) {
            name = change.name().strip();
        }
        if (change.confirmToView() != null) {
            confirmToView = change.confirmToView();
        }
        if (change.expiresAt() != null) {
            expiresAt = change.expiresAt().at();
        }
        save(now);
    }

    void restore(String earlierName, Instant now) {
        name = earlierName;
        save(now);
    }

    void move(Vault vault, byte[] newlyWrappedKey) {
        vaultId = vault.id();
        dataKey = newlyWrappedKey;
        keyGeneration = vault.keyGeneration();
    }

    void renewKey(byte[] newKey, int generation) {
        dataKey = newKey;
        keyGeneration = generation;
    }

    /** Every save counts, also of a field alone; whoever saves holds the row. */
    private void save(Instant now) {
        changedAt = now;
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

    SecretKind type() {
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

    Instant expiresAt() {
        return expiresAt;
    }

    byte[] dataKey() {
        return dataKey;
    }

    int keyGeneration() {
        return keyGeneration;
    }

    long version() {
        return version;
    }

    /** The entity tag of this version. */
    String tag() {
        return "\"" + version + "\"";
    }
}

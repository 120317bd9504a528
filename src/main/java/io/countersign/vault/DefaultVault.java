package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Which vault takes what names none. One row a workspace, so there is never a second one. */
@Entity
@Table(name = "default_vault")
class DefaultVault {

    @Id
    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "vault_id")
    private String vaultId;

    protected DefaultVault() {}

    String vaultId() {
        return vaultId;
    }

    void become(String newVaultId) {
        vaultId = newVaultId;
    }
}

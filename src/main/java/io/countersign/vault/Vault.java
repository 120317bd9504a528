package io.countersign.vault;

import io.countersign.crypto.KeyStrategy;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;

/** Where secrets lie; each has a data key of its own, wrapped as its strategy says. */
@Entity
class Vault {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;

    /** What makes two names the same; unique in the workspace. */
    @Column(name = "name_key")
    private String nameKey;

    @Enumerated(EnumType.STRING)
    private KeyStrategy strategy;

    @Column(name = "data_key")
    private byte[] dataKey;

    /** How many keys it has had. */
    @Column(name = "key_generation")
    private int keyGeneration;

    /** The key before, while there are secrets whose own keys are still wrapped by it; else null. */
    @Column(name = "previous_key")
    private byte[] previousKey;

    @Column(name = "master_key_id")
    private Integer masterKeyId;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Vault() {}

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String name() {
        return name;
    }

    KeyStrategy strategy() {
        return strategy;
    }

    int keyGeneration() {
        return keyGeneration;
    }

    /** The wrapped key of this generation; null if it is not, or no longer, there. */
    byte[] key(int generation) {
        if (generation == keyGeneration) {
            return dataKey;
        }
        return generation == keyGeneration - 1 ? previousKey : null;
    }

    boolean isRekeying() {
        return previousKey != null;
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    Instant createdAt() {
        return createdAt;
    }

    void rename(String newName) {
        name = newName.strip();
        nameKey = nameKey(newName);
    }

    void disable(Instant now) {
        disabledAt = now;
    }

    void renewKey(byte[] newKey, int newMasterKeyId) {
        previousKey = dataKey;
        dataKey = newKey;
        keyGeneration++;
        // Of the two the older counts: the key before may be wrapped by an earlier master key still
        if (masterKeyId != null && masterKeyId != newMasterKeyId) {
            masterKeyId = null;
        }
    }

    void forgetPreviousKey() {
        previousKey = null;
    }

    /** The same keys, wrapped by another master key. */
    void become(byte[] key, byte[] previous, int newMasterKeyId) {
        dataKey = key;
        previousKey = previous;
        masterKeyId = newMasterKeyId;
    }

    /** What its data key is bound to. */
    static String owner(String vaultId) {
        return "vault/" + vaultId;
    }

    /** Names that people would take for the same have the same. */
    static String nameKey(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}

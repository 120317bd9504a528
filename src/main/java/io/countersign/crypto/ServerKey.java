package io.countersign.crypto;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A key the server keeps for itself, encrypted with the master key. */
@Entity
@Table(name = "server_key")
class ServerKey {

    @Id
    private String name;

    private byte[] ciphertext;

    /** By which master key; null where it was not kept yet. */
    @Column(name = "master_key_id")
    private Integer masterKeyId;

    protected ServerKey() {}

    byte[] ciphertext() {
        return ciphertext;
    }

    String name() {
        return name;
    }

    void become(byte[] newCiphertext, int newMasterKeyId) {
        ciphertext = newCiphertext;
        masterKeyId = newMasterKeyId;
    }
}

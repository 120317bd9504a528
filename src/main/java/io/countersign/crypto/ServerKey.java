package io.countersign.crypto;

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

    protected ServerKey() {}

    byte[] ciphertext() {
        return ciphertext;
    }
}

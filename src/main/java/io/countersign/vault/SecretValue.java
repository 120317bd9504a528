package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** The value of one field in one version of a secret, encrypted. */
@Entity
@Table(name = "secret_value")
@IdClass(SecretValue.Key.class)
class SecretValue {

    @Id
    @Column(name = "secret_id")
    private String secretId;

    @Id
    private long version;

    @Id
    private String name;

    private int position;

    @Enumerated(EnumType.STRING)
    private FieldType type;

    private byte[] ciphertext;

    protected SecretValue() {}

    SecretValue(String secretId, long version, String name, FieldType type, byte[] ciphertext) {
        this.secretId = secretId;
        this.version = version;
        this.name = name;
        this.type = type;
        this.ciphertext = ciphertext;
    }

    /** The same value in another version. */
    SecretValue in(long otherVersion) {
        return new SecretValue(secretId, otherVersion, name, type, ciphertext);
    }

    SecretValue at(int newPosition) {
        position = newPosition;
        return this;
    }

    String secretId() {
        return secretId;
    }

    String name() {
        return name;
    }

    FieldType type() {
        return type;
    }

    byte[] ciphertext() {
        return ciphertext;
    }

    void become(byte[] newCiphertext) {
        ciphertext = newCiphertext;
    }

    /** Secret, version and name. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String secretId;
        private long version;
        private String name;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.secretId.equals(secretId)
                    && key.version == version
                    && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return Objects.hash(secretId, version, name);
        }
    }
}

package io.countersign.vault;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** The value of one field, encrypted. */
@Entity
@Table(name = "secret_field")
@IdClass(SecretField.Key.class)
class SecretField {

    @Id
    @Column(name = "secret_id")
    private String secretId;

    @Id
    private String name;

    private byte[] ciphertext;

    protected SecretField() {}

    SecretField(String secretId, String name, byte[] ciphertext) {
        this.secretId = secretId;
        this.name = name;
        this.ciphertext = ciphertext;
    }

    String name() {
        return name;
    }

    byte[] ciphertext() {
        return ciphertext;
    }

    /** Secret and name. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String secretId;
        private String name;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.secretId.equals(secretId) && key.name.equals(name);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hash(secretId, name);
        }
    }
}

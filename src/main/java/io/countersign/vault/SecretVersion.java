package io.countersign.vault;

import io.countersign.platform.Caller;
import io.countersign.platform.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** One save of a secret: who, when, what. The values lie beside it. Never changed. */
@Entity
@Table(name = "secret_version")
@IdClass(SecretVersion.Key.class)
class SecretVersion {

    @Id
    @Column(name = "secret_id")
    private String secretId;

    @Id
    private long n;

    private Instant at;

    @Column(name = "editor_id")
    private String editorId;

    @Column(name = "editor_name")
    private String editorName;

    private String name;

    /** Names as a JSON array: those of a member's own fields may hold any character. */
    private String changed;

    protected SecretVersion() {}

    SecretVersion(Secret secret, Editor editor, List<String> changed) {
        this.secretId = secret.id();
        this.n = secret.version();
        this.at = secret.changedAt();
        this.editorId = editor.id();
        this.editorName = editor.name();
        this.name = secret.name();
        this.changed = Json.write(changed);
    }

    long n() {
        return n;
    }

    String name() {
        return name;
    }

    /** As members see it: without values. */
    public record View(long n, Instant at, Editor by, List<String> changed) {}

    /** Who saved it. */
    public record Editor(String id, String name) {

        static Editor of(Caller.Identity member) {
            return new Editor(member.memberId(), member.memberName());
        }
    }

    View view() {
        return new View(n, at, new Editor(editorId, editorName), Json.texts(changed));
    }

    /** Secret and number. */
    static final class Key implements Serializable {

        private static final long serialVersionUID = 1L;

        private String secretId;
        private long n;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.secretId.equals(secretId) && key.n == n;
        }

        @Override
        public int hashCode() {
            return Objects.hash(secretId, n);
        }
    }
}

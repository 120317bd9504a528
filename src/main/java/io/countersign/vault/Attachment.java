package io.countersign.vault;

import io.countersign.crypto.DataKey;
import io.countersign.platform.PageKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A file that belongs to a secret; its content lies encrypted beside it, in chunks. */
@Entity
class Attachment {

    @Id
    private String id;

    @Column(name = "secret_id")
    private String secretId;

    private String name;
    private String type;
    private long size;

    /** The SHA-256 of its content, encrypted. */
    private byte[] digest;

    @Column(name = "data_key")
    private byte[] dataKey;

    private int chunks;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "member_id")
    private String memberId;

    @Column(name = "member_name")
    private String memberName;

    protected Attachment() {}

    Attachment(Secret secret, NewAttachment file, byte[] digest, int chunks, SecretVersion.Editor member, Instant now) {
        this.id = file.content().id();
        this.secretId = secret.id();
        this.name = file.name().text();
        this.type = file.content().type();
        this.size = file.size();
        this.digest = digest;
        this.dataKey = file.content().dataKey();
        this.chunks = chunks;
        this.createdAt = now;
        this.memberId = member.id();
        this.memberName = member.name();
    }

    void bringOver(DataKey before, DataKey after) {
        dataKey = before.rewrap(dataKey, place(), after, place());
        digest = after.encrypt(before.decrypt(digest, place()), place());
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String type() {
        return type;
    }

    /** In bytes. */
    long size() {
        return size;
    }

    byte[] digest() {
        return digest;
    }

    byte[] dataKey() {
        return dataKey;
    }

    int chunks() {
        return chunks;
    }

    /** What its key, its content and its digest are bound to. */
    String place() {
        return place(secretId, id);
    }

    static String place(String secretId, String id) {
        return secretId + "/attachment/" + id;
    }

    /** What {@code after} takes to go on behind this one. */
    String pageKey() {
        return PageKey.text(createdAt, id);
    }

    AttachmentView view(String sha256) {
        return new AttachmentView(
                id, name, type, size, sha256, createdAt, new SecretVersion.Editor(memberId, memberName));
    }
}

package io.countersign.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A person in a workspace. */
@Entity
public class Member {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String email;
    private String name;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Column(name = "password_hash")
    private String passwordHash;

    private boolean active;

    private String language;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Member() {}

    Member(String id, String workspaceId, NewMember member, String passwordHash, Instant now) {
        this.id = id;
        this.workspaceId = workspaceId;
        this.email = normal(member.email());
        this.name = member.name().strip();
        this.role = member.role();
        this.passwordHash = passwordHash;
        this.active = true;
        this.createdAt = now;
    }

    /** Addresses are compared without case. */
    static String normal(String email) {
        return email.strip().toLowerCase(java.util.Locale.ROOT);
    }

    void change(MemberChange change) {
        if (change.role() != null) {
            role = change.role();
        }
        active = active || Boolean.TRUE.equals(change.active());
    }

    void rename(String newName) {
        name = newName.strip();
    }

    void become(Person person) {
        email = normal(person.email());
        name = person.name().strip();
    }

    void play(Role other) {
        role = other;
    }

    void reactivate() {
        active = true;
    }

    void deactivate() {
        active = false;
    }

    public String id() {
        return id;
    }

    public String workspaceId() {
        return workspaceId;
    }

    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    String passwordHash() {
        return passwordHash;
    }

    public boolean hasPassword() {
        return passwordHash != null;
    }

    /** Of the member's mails; null: as the browser that asked wants it. */
    String language() {
        return language;
    }

    void speak(String chosen) {
        language = chosen;
    }

    public boolean active() {
        return active;
    }

    Instant createdAt() {
        return createdAt;
    }

    public MemberView view() {
        return new MemberView(id, email, name, role, active);
    }

    /** {@code a…n@acme.test}: enough to know which mailbox, not enough to learn it. */
    public String maskedEmail() {
        return masked(email);
    }

    /** An address in part: enough for its owner to know it by. */
    public static String masked(String email) {
        int at = email.indexOf('@');
        String local = email.substring(0, at);
        String shown = local.length() < 3 ? "…" : local.charAt(0) + "…" + local.charAt(local.length() - 1);
        return shown + email.substring(at);
    }
}

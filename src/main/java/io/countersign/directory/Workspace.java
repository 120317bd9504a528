package io.countersign.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One company's space. */
@Entity
public class Workspace {

    @Id
    private String id;

    private String name;

    @Column(name = "email_link_enabled")
    private boolean emailLinkEnabled;

    @Column(name = "number_matching")
    private boolean numberMatching;

    @Column(name = "passkey_enabled")
    private boolean passkeyEnabled = true;

    @Enumerated(EnumType.STRING)
    @Column(name = "export_by")
    private ExportBy exportBy = ExportBy.ADMINS;

    @Enumerated(EnumType.STRING)
    private PasswordSignIn passwords = PasswordSignIn.ALL;

    /** In milliseconds; null: as the server has it. */
    @Column(name = "session_idle")
    private Long sessionIdle;

    @Column(name = "session_absolute")
    private Long sessionAbsolute;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Workspace() {}

    Workspace(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.createdAt = now;
    }

    void change(WorkspaceChange change) {
        if (change.name() != null) {
            name = change.name().strip();
        }
        if (change.emailLinkEnabled() != null) {
            emailLinkEnabled = change.emailLinkEnabled();
        }
        if (change.numberMatching() != null) {
            numberMatching = change.numberMatching();
        }
        if (change.passkeyEnabled() != null) {
            passkeyEnabled = change.passkeyEnabled();
        }
        if (change.exportBy() != null) {
            exportBy = change.exportBy();
        }
        if (change.sessionIdle() != null) {
            sessionIdle = change.sessionIdle().toMillis();
        }
        if (change.sessionAbsolute() != null) {
            sessionAbsolute = change.sessionAbsolute().toMillis();
        }
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Whether a link in a mail may confirm. */
    boolean emailLinkEnabled() {
        return emailLinkEnabled;
    }

    /** Whether an It's me! on the phone needs the six-digit number too. */
    public boolean numberMatching() {
        return numberMatching;
    }

    /** Whether a passkey may confirm. */
    public boolean passkeyEnabled() {
        return passkeyEnabled;
    }

    /** Who may take secrets out in a file. */
    public ExportBy exportBy() {
        return exportBy;
    }

    /** Who may sign in by a password. */
    public PasswordSignIn passwords() {
        return passwords;
    }

    void allowPasswords(PasswordSignIn rule) {
        passwords = rule;
    }

    /** After which time without a request its sessions end, if it has chosen one. */
    Optional<Duration> sessionIdle() {
        return Optional.ofNullable(sessionIdle).map(Duration::ofMillis);
    }

    /** After which time its sessions end at the latest, if it has chosen one. */
    Optional<Duration> sessionAbsolute() {
        return Optional.ofNullable(sessionAbsolute).map(Duration::ofMillis);
    }
}

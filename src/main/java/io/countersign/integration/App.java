package io.countersign.integration;

import io.countersign.platform.Json;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/** Something that works with a workspace. When it is removed its row goes, and with it all that waits for it. */
@Entity
class App {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Enumerated(EnumType.STRING)
    private AppKind kind;

    private String name;
    private String note;
    private String url;
    private String events;
    private byte[] secret;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "failing_since")
    private Instant failingSince;

    @Column(name = "disabled_at")
    private Instant disabledAt;

    protected App() {}

    /** Who connects it, and where to. */
    record Maker(String workspaceId, String memberId) {}

    App(String id, Maker maker, NewApp app, Instant now) {
        this.id = id;
        this.workspaceId = maker.workspaceId();
        this.createdBy = maker.memberId();
        this.kind = app.kindOrDefault();
        this.name = app.name().strip();
        this.note =
                app.note() == null || app.note().isBlank() ? null : app.note().strip();
        this.url = app.url() == null ? null : app.uri().toString();
        this.events = Json.write(app.eventsOrAll());
        this.createdAt = now;
    }

    /** @param sealed the secret by which its events are signed, encrypted for {@link #place()} */
    void signsBy(byte[] sealed) {
        secret = sealed;
    }

    /** What its secret is encrypted for. */
    String place() {
        return "app/" + id;
    }

    boolean isToldOf(String event) {
        return kind == AppKind.WEBHOOK
                && disabledAt == null
                && Json.texts(events).contains(event);
    }

    boolean isDeaf() {
        return kind != AppKind.WEBHOOK || disabledAt != null;
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    AppKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    /** Without path and query, which may be a capability. */
    String host() {
        return URI.create(url).getHost();
    }

    byte[] secret() {
        return secret;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant failingSince() {
        return failingSince;
    }

    AppView view(String maker) {
        List<String> told = Json.texts(events);
        return new AppView(
                id,
                name,
                kind,
                note,
                url,
                kind == AppKind.WEBHOOK ? told : null,
                new AppView.By(createdBy, maker),
                createdAt,
                failingSince,
                disabledAt,
                null,
                null,
                null);
    }
}

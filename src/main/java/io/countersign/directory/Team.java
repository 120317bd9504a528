package io.countersign.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;

/** Members of a workspace under one name: what is shared with it is shared with whoever is in it. */
@Entity
public class Team {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    private String name;

    /** No two teams of a workspace have the same. */
    @Column(name = "name_key")
    private String nameKey;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Team() {}

    /** Names are compared without case. */
    static String nameKey(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    void rename(String to) {
        name = to.strip();
        nameKey = nameKey(to);
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    String workspaceId() {
        return workspaceId;
    }
}

package io.countersign.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One event of the trail. Written once, never changed. */
@Entity
@Table(name = "audit_entry")
class AuditEntry {

    @Id
    @GeneratedValue(generator = "audit")
    @SequenceGenerator(name = "audit", sequenceName = "audit_sequence", allocationSize = 1)
    private Long seq;

    @Column(name = "workspace_id")
    private String workspaceId;

    private Instant at;
    private String event;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "target_type")
    private String targetType;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "target_name")
    private String targetName;

    @Column(name = "confirmation_id")
    private String confirmationId;

    private String ip;
    private String client;
    private String receipt;

    /** Its place in the workspace's chain, from 1; null for one of before there was a chain. */
    private Long n;

    private String hash;

    protected AuditEntry() {}

    AuditEntry(AuditEvent event, Instant at) {
        this.at = at;
        this.workspaceId = event.workspaceId();
        this.event = event.event();
        this.actorId = event.actor().id();
        this.actorName = event.actor().name();
        if (event.target() != null) {
            this.targetType = event.target().type();
            this.targetId = event.target().id();
            this.targetName = event.target().name();
        }
        this.confirmationId = event.confirmationId();
        this.ip = event.ip();
        this.client = event.client();
        this.receipt = event.receipt();
    }

    String workspaceId() {
        return workspaceId;
    }

    Long n() {
        return n;
    }

    /** Of itself and, by it, of all before it. */
    String hash() {
        return hash;
    }

    void stand(long place) {
        n = place;
    }

    void seal(String newHash) {
        hash = newHash;
    }

    /** All that it says, in one order. */
    List<Object> content() {
        return Arrays.asList(
                workspaceId,
                n,
                at.toEpochMilli(),
                event,
                actorId,
                actorName,
                targetType,
                targetId,
                targetName,
                confirmationId,
                ip,
                client,
                receipt);
    }

    AuditView view() {
        return new AuditView(
                n,
                at,
                new AuditEvent.Actor(actorId, actorName),
                event,
                targetType == null ? null : new AuditEvent.Subject(targetType, targetId, targetName),
                confirmationId,
                receipt,
                ip,
                client);
    }
}

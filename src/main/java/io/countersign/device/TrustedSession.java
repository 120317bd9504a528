package io.countersign.device;

import com.nimbusds.jose.jwk.ECKey;
import io.countersign.push.PushSubscription;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/** A phone that its member has paired; its private key never leaves it. */
@Entity
@Table(name = "trusted_session")
class TrustedSession {

    @Id
    private String id;

    @Column(name = "workspace_id")
    private String workspaceId;

    @Column(name = "member_id")
    private String memberId;

    private String name;
    private String platform;

    @Column(name = "public_key")
    private String publicKey;

    private String endpoint;
    private String p256dh;
    private String auth;

    @Column(name = "paired_at")
    private Instant pairedAt;

    @Column(name = "last_seen_at")
    private Instant lastSeenAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected TrustedSession() {}

    TrustedSession(String id, Pairing pairing, NewPhone phone, Instant now) {
        this.id = id;
        this.workspaceId = pairing.workspaceId();
        this.memberId = pairing.memberId();
        this.name = phone.name().strip();
        this.platform = phone.platform().strip();
        this.publicKey = phone.key().toJSONString();
        this.pairedAt = now;
        this.lastSeenAt = now;
    }

    void rename(String newName) {
        name = newName.strip();
    }

    void subscribe(PushSubscription subscription) {
        endpoint = subscription.endpoint();
        p256dh = subscription.p256dh();
        auth = subscription.auth();
    }

    String id() {
        return id;
    }

    String workspaceId() {
        return workspaceId;
    }

    String memberId() {
        return memberId;
    }

    String name() {
        return name;
    }

    Instant pairedAt() {
        return pairedAt;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    boolean isEnded() {
        return endedAt != null;
    }

    ECKey publicKey() {
        try {
            return ECKey.parse(publicKey);
        } catch (ParseException e) {
            throw new IllegalStateException("The key of trusted session " + id + " is damaged", e);
        }
    }

    Optional<PushSubscription> subscription() {
        return endpoint == null ? Optional.empty() : Optional.of(new PushSubscription(endpoint, p256dh, auth));
    }

    TrustedSessionView view(String currentId) {
        return new TrustedSessionView(id, name, platform, pairedAt, lastSeenAt, endpoint != null, id.equals(currentId));
    }
}

package io.countersign.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;

/** One message to one recipient. Holds no content: that is composed when it is sent, and kept nowhere. */
@Entity
public class Delivery {

    enum State {
        WAITING,
        CLAIMED,
        SENT,
        FAILED
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private String kind;
    private String method;

    @Column(name = "confirmation_id")
    private String confirmationId;

    private String recipient;

    @Column(name = "subject_id")
    private String subjectId;

    @Enumerated(EnumType.STRING)
    private State state;

    private int tries;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Column(name = "give_up_at")
    private Instant giveUpAt;

    @Column(name = "queued_at")
    private Instant queuedAt;

    @Column(name = "lease_until")
    private Instant leaseUntil;

    protected Delivery() {}

    Delivery(String id, Message message, Instant now) {
        this.id = id;
        this.channel = message.channel();
        this.kind = message.kind();
        this.method = message.method();
        this.confirmationId = message.confirmationId();
        this.recipient = message.recipient();
        this.subjectId = message.subjectId();
        this.state = State.WAITING;
        this.createdAt = now;
        this.nextTryAt = now;
        this.queuedAt = now;
        this.giveUpAt = now.plus(message.lifetime());
    }

    public String id() {
        return id;
    }

    public Channel channel() {
        return channel;
    }

    /** Which composer makes the content. */
    public String kind() {
        return kind;
    }

    /** The confirmation this is about, or null. */
    public String confirmationId() {
        return confirmationId;
    }

    /** The id of the member (mail) or trusted session (push) it goes to. */
    public String recipient() {
        return recipient;
    }

    /** The id of what it is about beside a confirmation, or null. */
    public String subjectId() {
        return subjectId;
    }

    /** How often it was tried, this time included. */
    public int tries() {
        return tries;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** After this it is worth nothing any more. */
    public Instant giveUpAt() {
        return giveUpAt;
    }

    /**
     * What is to be sent.
     *
     * @param kind names the composer of the content
     * @param method the confirmation's method, or null
     * @param recipient the id of a member (mail) or a trusted session (push)
     * @param subjectId what it is about beside a confirmation, or null
     * @param lifetime after which it is worth nothing
     */
    public record Message(
            Channel channel,
            String kind,
            String method,
            String confirmationId,
            String recipient,
            String subjectId,
            Duration lifetime) {

        /** An hour outlasts a mail server's restart; what was not told by then the operator finds among the dead letters. */
        private static final Duration WORTH_TELLING = Duration.ofHours(1);

        /** A mail that tells of what has happened, and which no method of a confirmation waits for. */
        public static Message notice(String kind, String confirmationId, String recipient, String subjectId) {
            return new Message(Channel.MAIL, kind, null, confirmationId, recipient, subjectId, WORTH_TELLING);
        }
    }
}

package io.countersign.integration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;

/** One event for one webhook: what is sent, and what became of it. Its id is the {@code webhook-id} of every try. */
@Entity
@Table(name = "app_delivery")
class AppDelivery {

    enum State {
        PENDING,
        DELIVERED,
        FAILED
    }

    @Id
    private String id;

    @Column(name = "app_id")
    private String appId;

    private String event;
    private String payload;

    @Enumerated(EnumType.STRING)
    private State state;

    private int tries;
    private Integer status;
    private Instant at;

    @Column(name = "tried_at")
    private Instant triedAt;

    protected AppDelivery() {}

    AppDelivery(String id, String appId, String event, String payload, Instant at) {
        this.id = id;
        this.appId = appId;
        this.event = event;
        this.payload = payload;
        this.state = State.PENDING;
        this.at = at;
    }

    String id() {
        return id;
    }

    String payload() {
        return payload;
    }

    AppView.DeliveryView view() {
        return new AppView.DeliveryView(id, event, state.name().toLowerCase(Locale.ROOT), tries, status, at, triedAt);
    }
}

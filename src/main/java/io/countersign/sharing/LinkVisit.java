package io.countersign.sharing;

import io.countersign.platform.Caller;
import io.countersign.platform.Tokens;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A link was viewed. For a while after that its ticket fetches the files that go with it. */
@Entity
@Table(name = "link_view")
class LinkVisit {

    @Id
    private String id;

    @Column(name = "link_id")
    private String linkId;

    @Column(name = "ticket_hash")
    private String ticketHash;

    private String ip;
    private String agent;
    private Instant at;

    protected LinkVisit() {}

    LinkVisit(String linkId, String ticket, Caller.Origin from, Instant at) {
        this.id = Tokens.id("y_");
        this.linkId = linkId;
        this.ticketHash = Tokens.sha256(ticket);
        this.ip = from.ip();
        this.agent = from.client();
        this.at = at;
    }

    LinkView.Viewed view() {
        return new LinkView.Viewed(at, ip, agent);
    }
}

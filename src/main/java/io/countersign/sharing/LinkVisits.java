package io.countersign.sharing;

import io.countersign.directory.Audited;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds a link by its token, and uses up its views. */
@ApplicationScoped
@Transactional
public class LinkVisits {

    /** How long after a view its files can be fetched. */
    static final Duration FOR_FILES = Duration.ofMinutes(15);

    /** The row decides: of views at the same moment, a link for one view lets one through. */
    private static final String VIEW = "update external_link set views = views + 1,"
            + " ended_at = case when once then cast(? as bigint) else ended_at end,"
            + " ended_by = case when once then 'USED' else ended_by end"
            + " where id = ? and ended_at is null and expires_at > ? and exists (select 1 from secret s"
            + " where s.id = external_link.secret_id and (s.expires_at is null or s.expires_at > ?))";

    private static final String OF_TICKET = "select l.id from ExternalLink l, LinkVisit v where v.linkId = l.id"
            + " and l.tokenHash = :token and v.ticketHash = :ticket and v.at > :since";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private LinkContents contents;

    @Inject
    private LinkCodes codes;

    @Inject
    private Audited audited;

    /** @throws Problem {@code link-unknown}, {@code link-ended} */
    ExternalLink open(String token) {
        ExternalLink link = database.createQuery(
                        "select l from ExternalLink l where l.tokenHash = :hash", ExternalLink.class)
                .setParameter("hash", Tokens.sha256(token))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.LINK_UNKNOWN));
        requireActive(link);
        return link;
    }

    LinkPreview preview(ExternalLink link) {
        return LinkPreview.of(
                link,
                members.get(link.memberId()).name(),
                members.workspace(link.workspaceId()).name());
    }

    /**
     * All that was needed has been shown.
     *
     * @param codeHash of the code that was right, which is used up; null if none was needed
     */
    LinkContent view(String id, String codeHash, Caller.Origin from) {
        Instant now = clock.instant();
        ExternalLink link = database.find(ExternalLink.class, id);
        int viewed = database.createNativeQuery(VIEW)
                .setParameter(1, now.toEpochMilli())
                .setParameter(2, id)
                .setParameter(3, now.toEpochMilli())
                .setParameter(4, now.toEpochMilli())
                .executeUpdate();
        if (viewed != 1) {
            database.refresh(link);
            requireActive(link);
            throw ended(ExternalLink.State.EXPIRED);
        }
        if (codeHash != null) {
            codes.useUp(id, codeHash);
        }
        String ticket = Tokens.secret();
        database.persist(new LinkVisit(id, ticket, from, now));
        audited.recordStranger(link.workspaceId(), "link.viewed", "secret", link.secretId(), link.name());
        return new LinkContent(contents.secret(id), ticket);
    }

    /** @throws Problem {@code link-ended} */
    String file(String token, String ticket, String part) {
        List<String> found = database.createQuery(OF_TICKET, String.class)
                .setParameter("token", Tokens.sha256(token))
                .setParameter("ticket", Tokens.sha256(ticket))
                .setParameter("since", clock.instant().minus(FOR_FILES))
                .getResultList();
        return found.stream()
                .flatMap(id -> contents.part(id, part).stream())
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.LINK_ENDED, "Its files can be fetched no more"));
    }

    private void requireActive(ExternalLink link) {
        ExternalLink.State state = link.state(clock.instant());
        if (state != ExternalLink.State.ACTIVE) {
            throw ended(state);
        }
    }

    private static Problem ended(ExternalLink.State state) {
        return new Problem(ProblemType.LINK_ENDED).with("reason", state);
    }
}

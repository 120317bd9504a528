package io.countersign.oidc;

import io.countersign.directory.MemberReactivated;
import io.countersign.directory.SessionConnected;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom providers mean by their subjects, and which sessions they have opened. A subject is bound to a member once: an address
 * that moves to somebody else at the provider moves no account here.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Identities {

    /** Longer than any logout token is taken. */
    private static final Duration LOGOUTS_KEPT = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** The id of the member that this subject is bound to. */
    Optional<String> member(String workspaceId, String issuer, String subject) {
        return texts(
                        "select member_id from oidc_identity where workspace_id = ? and issuer = ? and subject = ?",
                        workspaceId,
                        issuer,
                        subject)
                .stream()
                .findFirst();
    }

    boolean isBound(String memberId, String issuer) {
        return !texts("select subject from oidc_identity where member_id = ? and issuer = ?", memberId, issuer)
                .isEmpty();
    }

    /** Those of these members to whom the issuer has bound a subject. */
    Set<String> boundBy(String issuer, Collection<String> memberIds) {
        List<String> values = new ArrayList<>(memberIds);
        values.add(issuer);
        String each = String.join(", ", Collections.nCopies(memberIds.size(), "?"));
        return Set.copyOf(texts(
                "select member_id from oidc_identity where member_id in (" + each + ") and issuer = ?",
                values.toArray()));
    }

    void bind(String workspaceId, String issuer, String subject, String memberId) {
        query(
                        "insert into oidc_identity (workspace_id, issuer, subject, member_id, bound_at) values (?, ?,"
                                + " ?, ?, ?)",
                        workspaceId,
                        issuer,
                        subject,
                        memberId,
                        clock.instant().toEpochMilli())
                .executeUpdate();
    }

    /** Who is let in again by an admin is bound anew, by the address, to whoever has it now. */
    void forget(@Observes MemberReactivated back) {
        query("delete from oidc_identity where member_id = ?", back.memberId()).executeUpdate();
    }

    void opened(String sessionId, Provider provider, Claims claims) {
        query(
                        "insert into oidc_session (session_id, workspace_id, issuer, subject, sid) values (?, ?, ?, ?,"
                                + " ?)",
                        sessionId,
                        provider.workspaceId(),
                        provider.issuer(),
                        claims.subject(),
                        claims.sid() == null ? "" : claims.sid())
                .executeUpdate();
    }

    /** A client that was let in from such a session ends with it. */
    void connected(@Observes SessionConnected connected) {
        query(
                        "insert into oidc_session (session_id, workspace_id, issuer, subject, sid)"
                                + " select cast(? as varchar(40)), workspace_id, issuer, subject, sid from oidc_session"
                                + " where session_id = ?",
                        connected.session(),
                        connected.from())
                .executeUpdate();
    }

    /** The issuer by which a session was opened. */
    Optional<String> issuerOf(String sessionId) {
        return texts("select issuer from oidc_session where session_id = ?", sessionId).stream()
                .findFirst();
    }

    /** The living sessions of a provider's session, or of a subject; either may be null, not both. */
    List<String> sessions(Provider provider, String subject, String sid) {
        List<Object> values = new ArrayList<>(List.of(provider.workspaceId(), provider.issuer()));
        String which = "";
        if (subject != null) {
            which += " and o.subject = ?";
            values.add(subject);
        }
        if (sid != null) {
            which += " and o.sid = ?";
            values.add(sid);
        }
        return texts(
                "select o.session_id from oidc_session o join session s on s.id = o.session_id"
                        + " where s.ended_at is null and o.workspace_id = ? and o.issuer = ?" + which,
                values.toArray());
    }

    /** Whether a logout token comes for the first time. */
    boolean isNew(String issuer, String tokenId) {
        return query(
                                "insert into oidc_logout (id, at) values (?, ?) on conflict do nothing",
                                Tokens.sha256(issuer + " " + tokenId),
                                clock.instant().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    @Transactional
    void sweep() {
        query(
                        "delete from oidc_logout where at < ?",
                        clock.instant().minus(LOGOUTS_KEPT).toEpochMilli())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(String sql, Object... values) {
        return (List<String>) query(sql, values).getResultList();
    }

    private Query query(String sql, Object... values) {
        Query query = database.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}

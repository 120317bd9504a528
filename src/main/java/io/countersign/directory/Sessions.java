package io.countersign.directory;

import io.countersign.confirmation.AskingDesk;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions live in the database: they outlive a restart and are the same on every node. */
@ApplicationScoped
@Transactional
public class Sessions {

    /** How exactly "last seen" is kept; not every request writes. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** However short a workspace's limits are made, they hold for sessions that are there already. */
    private static final String LIVING = " and s.endedAt is null and s.expiresAt > :now"
            + " and (s.kind = io.countersign.platform.Caller.Kind.TOKEN"
            + " or s.lastSeenAt > :idle and s.createdAt > :begin)";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private SessionLengths lengths;

    @Inject
    private AskingDesk asking;

    @Inject
    private Members members;

    /** A new session and its token, which is kept nowhere here. */
    record Opened(Session session, String token) {}

    /** @throws Problem {@code sign-in-failed} if the member has been deactivated in the meantime */
    Opened open(Member member, Caller.Origin origin) {
        if (!members.holdActive(member.id())) {
            throw new Problem(ProblemType.SIGN_IN_FAILED);
        }
        Instant now = clock.instant();
        String token = Tokens.secret();
        Instant end = now.plus(lengths.absolute(workspaceOf(member)));
        return add(Session.ofBrowser(member.id(), Tokens.sha256(token), origin, now, end), token);
    }

    /** @throws Problem {@code not-signed-in} if the member has been deactivated in the meantime */
    Opened openToken(String memberId, NewToken wanted, Caller.Origin origin) {
        if (!members.holdActive(memberId)) {
            throw new Problem(ProblemType.NOT_SIGNED_IN);
        }
        String token = Tokens.secret();
        return add(Session.ofToken(memberId, Tokens.sha256(token), wanted, origin, clock.instant()), token);
    }

    private Opened add(Session session, String token) {
        database.persist(session);
        database.flush();
        return new Opened(session, token);
    }

    /**
     * Who holds this token; empty if it never was, is over (idle, absolute), was revoked, or its member is inactive.
     *
     * @param kind a browser's token is no bearer token, nor the other way round
     * @param scope what the request needs
     */
    public Optional<Caller.Identity> identify(String token, Caller.Kind kind, Scope scope) {
        return living(
                        database.createQuery(
                                        "select s from Session s where s.tokenHash = :hash and s.kind = :kind" + LIVING,
                                        Session.class)
                                .setParameter("hash", Tokens.sha256(token))
                                .setParameter("kind", kind),
                        lengths.longestIdle(),
                        lengths.longestAbsolute())
                .stream()
                .findFirst()
                .filter(session -> session.scope() == Scope.ALL || session.scope() == scope)
                .flatMap(this::seen);
    }

    private Optional<Caller.Identity> seen(Session session) {
        Member member = database.find(Member.class, session.memberId());
        Instant now = clock.instant();
        if (!member.active() || isOver(session, workspaceOf(member), now)) {
            return Optional.empty();
        }
        if (session.lastSeenAt().isBefore(now.minus(SEEN_EVERY))) {
            database.createQuery("update Session s set s.lastSeenAt = :now where s.id = :id")
                    .setParameter("now", now)
                    .setParameter("id", session.id())
                    .executeUpdate();
        }
        return Optional.of(
                new Caller.Identity(member.workspaceId(), member.id(), member.name(), session.id(), session.kind()));
    }

    private boolean isOver(Session session, Workspace workspace, Instant now) {
        return session.kind() == Caller.Kind.BROWSER
                && (!session.lastSeenAt().isAfter(now.minus(lengths.idle(workspace)))
                        || !session.createdAt().isAfter(now.minus(lengths.absolute(workspace))));
    }

    private Workspace workspaceOf(Member member) {
        return database.find(Workspace.class, member.workspaceId());
    }

    Page<SessionView> page(String memberId, String currentId, Page.Request request) {
        return Page.of(
                living(memberId, Caller.Kind.BROWSER, request),
                request,
                session -> session.view(currentId),
                Session::id);
    }

    Page<TokenView> tokens(String memberId, Page.Request request) {
        return Page.of(living(memberId, Caller.Kind.TOKEN, request), request, Session::tokenView, Session::id);
    }

    private List<Session> living(String memberId, Caller.Kind kind, Page.Request request) {
        Session after = request.after() == null
                ? null
                : find(memberId, request.after(), kind)
                        .orElseThrow(() -> Problem.invalid("after", "must be the next of an earlier answer"));
        Workspace workspace = workspaceOf(database.find(Member.class, memberId));
        TypedQuery<Session> query = database.createQuery(
                        "select s from Session s where s.memberId = :member and s.kind = :kind and (s.createdAt < :at"
                                + " or (s.createdAt = :at and s.id < :after))" + LIVING
                                + " order by s.createdAt desc, s.id desc",
                        Session.class)
                .setParameter("member", memberId)
                .setParameter("kind", kind)
                .setParameter("at", after == null ? Instant.ofEpochMilli(Long.MAX_VALUE) : after.createdAt())
                .setParameter("after", after == null ? "" : after.id())
                .setMaxResults(request.limit() + 1);
        return living(query, lengths.idle(workspace), lengths.absolute(workspace));
    }

    /** Whether this is the session of an API token, behind which nobody sits. */
    public boolean isToken(String id) {
        return Optional.ofNullable(database.find(Session.class, id))
                .filter(session -> session.kind() == Caller.Kind.TOKEN)
                .isPresent();
    }

    Optional<Session> find(String memberId, String id, Caller.Kind kind) {
        return Optional.ofNullable(database.find(Session.class, id))
                .filter(session -> session.memberId().equals(memberId) && session.kind() == kind);
    }

    /** From now on its token is nobody's, and what it asked for is cancelled. */
    public void end(String id) {
        database.createQuery("update Session s set s.endedAt = :now where s.id = :id and s.endedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
        asking.cancelAllOf(id);
    }

    /** The browsers of a member but for one; what they asked for is cancelled. @return how many there were */
    int endOthers(String memberId, String butFor) {
        List<String> others = database.createQuery(
                        "select s.id from Session s where s.memberId = :member and s.kind = :kind and s.id <> :but"
                                + " and s.endedAt is null and s.expiresAt > :now",
                        String.class)
                .setParameter("member", memberId)
                .setParameter("kind", Caller.Kind.BROWSER)
                .setParameter("but", butFor)
                .setParameter("now", clock.instant())
                .getResultList();
        others.forEach(this::end);
        return others.size();
    }

    /** Browsers and tokens of a member, all of them. */
    void endAllOf(String memberId) {
        database.createQuery("update Session s set s.endedAt = :now where s.memberId = :member and s.endedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("member", memberId)
                .executeUpdate();
    }

    /** How long a browser may keep the token. */
    Duration longest() {
        return lengths.longestAbsolute();
    }

    private List<Session> living(TypedQuery<Session> query, Duration idle, Duration absolute) {
        Instant now = clock.instant();
        return query.setParameter("now", now)
                .setParameter("idle", now.minus(idle))
                .setParameter("begin", now.minus(absolute))
                .getResultList();
    }
}

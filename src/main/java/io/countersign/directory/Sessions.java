package io.countersign.directory;

import io.countersign.confirmation.AskingDesk;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import io.countersign.proof.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /** Whoever has signed in: those that are listed, and end by idleness too. */
    static final Set<Caller.Kind> SIGNED_IN = EnumSet.of(Caller.Kind.BROWSER, Caller.Kind.CLIENT);

    static final Set<Caller.Kind> TOKENS = EnumSet.of(Caller.Kind.TOKEN);

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
        refuseInactive(member);
        String token = Tokens.secret();
        return add(Session.ofBrowser(member.id(), Tokens.sha256(token), origin, clock.instant(), end(member)), token);
    }

    /**
     * A session that is its key's alone.
     *
     * @throws Problem {@code sign-in-failed} if the member has been deactivated in the meantime
     */
    Session openBound(Member member, String keyThumbprint, Caller.Origin origin) {
        refuseInactive(member);
        Session session = Session.ofClient(member.id(), keyThumbprint, origin, clock.instant(), end(member));
        return add(session, null).session();
    }

    private void refuseInactive(Member member) {
        if (!members.holdActive(member.id())) {
            throw new Problem(ProblemType.SIGN_IN_FAILED);
        }
    }

    private Instant end(Member member) {
        return clock.instant().plus(lengths.absolute(workspaceOf(member)));
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

    /** Who signed in by the key of this proof, which is right; empty if that session never was or is over. */
    Optional<Caller.Known> identify(String id, Proof proof) {
        return living(
                        database.createQuery(
                                        "select s from Session s where s.id = :id and s.keyThumbprint = :key" + LIVING,
                                        Session.class)
                                .setParameter("id", id)
                                .setParameter("key", proof.thumbprint()),
                        lengths.longestIdle(),
                        lengths.longestAbsolute())
                .stream()
                .findFirst()
                .flatMap(session -> seen(session).map(who -> new Caller.Known(who, session.client(), null)));
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
        return SIGNED_IN.contains(session.kind())
                && (!session.lastSeenAt().isAfter(now.minus(lengths.idle(workspace)))
                        || !session.createdAt().isAfter(now.minus(lengths.absolute(workspace))));
    }

    private Workspace workspaceOf(Member member) {
        return database.find(Workspace.class, member.workspaceId());
    }

    /** Whose session it is, or was. */
    Member member(String id) {
        return members.get(database.find(Session.class, id).memberId());
    }

    Page<SessionView> page(String memberId, String currentId, Page.Request request) {
        return Page.of(
                living(memberId, SIGNED_IN, request), request, session -> session.view(currentId), Sessions::key);
    }

    Page<TokenView> tokens(String memberId, Page.Request request) {
        return Page.of(living(memberId, TOKENS, request), request, Session::tokenView, Sessions::key);
    }

    private static String key(Session last) {
        return PageKey.text(last.createdAt(), last.id());
    }

    private List<Session> living(String memberId, Set<Caller.Kind> kinds, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        Workspace workspace = workspaceOf(database.find(Member.class, memberId));
        TypedQuery<Session> query = database.createQuery(
                        "select s from Session s where s.memberId = :member and s.kind in :kinds and (s.createdAt < :at"
                                + " or (s.createdAt = :at and s.id < :id))" + LIVING
                                + " order by s.createdAt desc, s.id desc",
                        Session.class)
                .setParameter("member", memberId)
                .setParameter("kinds", kinds)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1);
        return living(query, lengths.idle(workspace), lengths.absolute(workspace));
    }

    /** Whether this is the session of a browser that shows our own pages. */
    public boolean isBrowser(String id) {
        return Optional.ofNullable(database.find(Session.class, id))
                .filter(session -> session.kind() == Caller.Kind.BROWSER)
                .isPresent();
    }

    Optional<Session> find(String memberId, String id, Set<Caller.Kind> kinds) {
        return Optional.ofNullable(database.find(Session.class, id))
                .filter(session -> session.memberId().equals(memberId) && kinds.contains(session.kind()));
    }

    /**
     * Whether it was not ended, and is not until this transaction ends: whoever ends it waits, and then finds what it has
     * made meanwhile. To be held before the trail is.
     */
    boolean hold(String id) {
        return database.createNativeQuery("update session set kind = kind where id = ? and ended_at is null")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    /** From now on its token is nobody's, and what it asked for is cancelled. */
    public void end(String id) {
        database.createQuery("update Session s set s.endedAt = :now where s.id = :id and s.endedAt is null")
                .setParameter("now", clock.instant())
                .setParameter("id", id)
                .executeUpdate();
        asking.cancelAllOfSession(id);
    }

    /** Wherever a member is signed in but for one; what they asked for is cancelled. @return how many there were */
    int endOthers(String memberId, String butFor) {
        List<String> others = database.createQuery(
                        "select s.id from Session s where s.memberId = :member and s.kind in :kinds and s.id <> :but"
                                + " and s.endedAt is null and s.expiresAt > :now",
                        String.class)
                .setParameter("member", memberId)
                .setParameter("kinds", SIGNED_IN)
                .setParameter("but", butFor)
                .setParameter("now", clock.instant())
                .getResultList();
        others.forEach(this::end);
        return others.size();
    }

    /** Browsers, other clients and tokens of a member, all of them. */
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

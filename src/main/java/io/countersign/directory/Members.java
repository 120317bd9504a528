package io.countersign.directory;

import io.countersign.audit.AuditTrail;
import io.countersign.crypto.Passwords;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds workspaces and members. Whoever is named by the outside is looked for in the caller's workspace only. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Members {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Passwords passwords;

    @Inject
    private AuditTrail trail;

    /** The member of the caller, whether by a session or by a trusted session. */
    public Member current() {
        return get(caller.anyone().memberId());
    }

    /** @throws Problem {@code forbidden} for everybody but owners, super admins and admins */
    public Member currentAdmin() {
        caller.member();
        Member member = current();
        if (!member.role().isAdmin()) {
            throw new Problem(ProblemType.FORBIDDEN);
        }
        return member;
    }

    public Workspace workspace(String id) {
        return database.find(Workspace.class, id);
    }

    /** A member whose id comes from the database. */
    public Member get(String id) {
        return database.find(Member.class, id);
    }

    /** A member of the caller's workspace; empty for everybody else's. */
    public Optional<Member> inWorkspace(String id) {
        String workspace = caller.anyone().workspaceId();
        return Optional.ofNullable(database.find(Member.class, id))
                .filter(member -> member.workspaceId().equals(workspace));
    }

    /**
     * Whether the member is active, and stays so until this transaction ends: a deactivation waits, and then finds what was
     * made in the member's name. By an update, which lets others write rows that refer to it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean holdActive(String id) {
        return database.createNativeQuery("update member set active = active where id = ? and active")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    /** The same, as long as the member's password is the one that was right: who has signed in by an older one is late. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean holdByPassword(Member member) {
        return database.createNativeQuery(
                                "update member set active = active where id = ? and active and password_hash = ?")
                        .setParameter(1, member.id())
                        .setParameter(2, member.passwordHash())
                        .executeUpdate()
                == 1;
    }

    public Optional<Member> byEmail(String email) {
        return database.createQuery("select m from Member m where m.email = :email", Member.class)
                .setParameter("email", Member.normal(email))
                .getResultStream()
                .findFirst();
    }

    /** Whether the workspace lets this member sign in by a password, should there be one. */
    boolean maySignInByPassword(Member member) {
        return workspace(member.workspaceId()).passwords().allows(member.role());
    }

    boolean signsInByPassword(Member member) {
        return member.hasPassword() && maySignInByPassword(member);
    }

    /** @throws Problem {@code forbidden} for everybody but owners */
    public Member currentOwner() {
        Member member = currentAdmin();
        if (member.role() != Role.OWNER) {
            throw new Problem(ProblemType.FORBIDDEN, "Only owners may do this");
        }
        return member;
    }

    /** Active owners, super admins and admins. */
    public List<Member> admins(String workspaceId) {
        return database.createQuery(
                        "select m from Member m where m.workspaceId = :workspace and m.active = true and m.role in"
                                + " :admins",
                        Member.class)
                .setParameter("workspace", workspaceId)
                .setParameter("admins", List.of(Role.OWNER, Role.SUPER_ADMIN, Role.ADMIN))
                .getResultList();
    }

    /** Whether the workspace has another owner who is active. */
    boolean hasOtherOwner(Member but) {
        return !database.createQuery(
                        "select m.id from Member m where m.workspaceId = :workspace and m.active = true and m.role ="
                                + " :owner and m.id <> :but",
                        String.class)
                .setParameter("workspace", but.workspaceId())
                .setParameter("owner", Role.OWNER)
                .setParameter("but", but.id())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    Page<MemberView> page(String workspaceId, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<Member> found = database.createQuery(
                        "select m from Member m where m.workspaceId = :workspace and (m.createdAt < :at"
                                + " or (m.createdAt = :at and m.id < :id)) order by m.createdAt desc, m.id desc",
                        Member.class)
                .setParameter("workspace", workspaceId)
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, Member::view, last -> PageKey.text(last.createdAt(), last.id()));
    }

    /**
     * Who changes members, one at a time in a workspace. By an update, which lets others write rows that refer to it: they go
     * on, and are not waited for.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold(String workspaceId) {
        database.createNativeQuery("update workspace set name = name where id = ?")
                .setParameter(1, workspaceId)
                .executeUpdate();
    }

    /** A new workspace; its first member should be an owner. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Workspace found(String name) {
        Workspace workspace = new Workspace(Tokens.id("w_"), name.strip(), clock.instant());
        database.persist(workspace);
        database.flush();
        trail.begin(workspace.id());
        return workspace;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public Member join(Workspace workspace, NewMember newMember, String password) {
        return join(Tokens.id("m_"), workspace.id(), newMember, password);
    }

    /** With the same password as another member, which takes no time; for demo mode, where it is public. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Member joinLike(Member other, Workspace workspace, NewMember newMember) {
        return add(Tokens.id("m_"), workspace.id(), newMember, other.passwordHash());
    }

    /** @param id what their invitation was known by */
    @Transactional(Transactional.TxType.MANDATORY)
    Member join(String id, String workspaceId, NewMember newMember, String password) {
        return add(id, workspaceId, newMember, passwords.generate(password.toCharArray()));
    }

    /** Somebody who has no password yet, and so cannot sign in. */
    @Transactional(Transactional.TxType.MANDATORY)
    Member joinWithoutPassword(String workspaceId, NewMember newMember) {
        return joinWithoutPassword(Tokens.id("m_"), workspaceId, newMember);
    }

    /** @param id what their invitation was known by */
    @Transactional(Transactional.TxType.MANDATORY)
    Member joinWithoutPassword(String id, String workspaceId, NewMember newMember) {
        return add(id, workspaceId, newMember, null);
    }

    /** The first password of an active member; false if there is one already. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean protect(Member member, String password) {
        return database.createQuery("update Member m set m.passwordHash = :hash where m.id = :id"
                                + " and m.passwordHash is null and m.active = true")
                        .setParameter("hash", passwords.generate(password.toCharArray()))
                        .setParameter("id", member.id())
                        .executeUpdate()
                == 1;
    }

    private Member add(String id, String workspaceId, NewMember newMember, String passwordHash) {
        Member member = new Member(id, workspaceId, newMember, passwordHash, clock.instant());
        database.persist(member);
        database.flush();
        return member;
    }

    /** Whether nobody is here yet. */
    public boolean none() {
        return database.createQuery("select m.id from Member m", String.class)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}

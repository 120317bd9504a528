package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/**
 * Members for whom the workspace's own identity provider vouches: finds them, lets them join and come in. It gives every
 * role but that of an owner, and takes none from an owner. Who calls holds the workspace ({@link Members#hold}).
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class VouchedMembers {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private MemberKeeping keeping;

    @Inject
    private Invitations invitations;

    @Inject
    private Welcome welcome;

    @Inject
    private SignIns signIns;

    @Inject
    private KnownBrowsers browsers;

    @Inject
    private SystemClock clock;

    @Inject
    private Audited audited;

    /** Whoever has this address in the workspace, active or not. */
    public Optional<Member> member(String workspaceId, String email) {
        return members.byEmail(email).filter(member -> member.workspaceId().equals(workspaceId));
    }

    /**
     * Who is invited by this address joins, and the invitation is used up. Empty without one that is still good.
     *
     * @throws Problem {@code email-taken} if the address has an account in another workspace
     */
    public Optional<Member> accept(String workspaceId, Person person) {
        return invitations
                .of(workspaceId, person.email())
                .filter(invitation -> invitation.expiresAt().isAfter(clock.instant()))
                .filter(invitations::mayStillBeGiven)
                .filter(invitations::end)
                .map(invitation -> joined(invitation.id(), workspaceId, person, invitation.role()));
    }

    /** Somebody whom nobody has invited. @throws Problem {@code email-taken} */
    public Member join(String workspaceId, Person person, Role role) {
        return joined(Tokens.id("m_"), workspaceId, person, role);
    }

    private Member joined(String id, String workspaceId, Person person, Role role) {
        if (members.byEmail(person.email()).isPresent()) {
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
        try {
            Member member =
                    members.joinWithoutPassword(id, workspaceId, new NewMember(person.email(), person.name(), role));
            record(member, "member.joined");
            return member;
        } catch (PersistenceException e) {
            // Another account took the address a moment ago; its index is all that can be hurt here
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
    }

    /** From now on this is what the provider means by a subject of its own. */
    public void bound(Member member) {
        welcome.takeBack(member);
        record(member, "member.identity-bound");
    }

    /** The role that the provider's groups give, if it is another one; an owner stays one. */
    public void play(Member member, Role role) {
        if (member.role() != role && member.role() != Role.OWNER && role != Role.OWNER) {
            keeping.play(member, role);
            record(member, "member.changed");
        }
    }

    /** A new session. @param browser the browser's token from an earlier sign-in, or null */
    public SignedIn open(Member member, String browser) {
        return signIns.open(member, browsers.knows(browser, member.email()) ? browser : null);
    }

    /** The provider has ended the session there, and so it has been ended here. */
    public void ended(String sessionId) {
        Session session = database.find(Session.class, sessionId);
        audited.record(
                members.get(session.memberId()),
                "session.ended-by-provider",
                new AuditEvent.Subject("session", sessionId, session.client()));
    }

    /** Who may sign in by a password from now on. */
    public void allowPasswords(Workspace workspace, PasswordSignIn rule) {
        workspace.allowPasswords(rule);
    }

    /** The provider is gone: who has no password chooses one by the link of a mail. */
    public void welcomeWhoHasNoPassword(String workspaceId) {
        List<Member> without = database.createQuery(
                        "select m from Member m where m.workspaceId = :workspace and m.active = true"
                                + " and m.passwordHash is null",
                        Member.class)
                .setParameter("workspace", workspaceId)
                .getResultList();
        without.forEach(welcome::send);
    }

    private void record(Member member, String event) {
        audited.record(member, event, new AuditEvent.Subject("member", member.id(), member.name()));
    }
}

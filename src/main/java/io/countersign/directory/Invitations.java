package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of invitations. Admins find those of their own workspace only; for others the token is the only way. */
@ApplicationScoped
@Transactional
public class Invitations {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    Page<InvitationView> page(Page.Request request) {
        PageKey after = PageKey.of(request.after());
        List<Invitation> found = database.createQuery(
                        "select i from Invitation i where i.workspaceId = :workspace and (i.createdAt < :at"
                                + " or (i.createdAt = :at and i.id < :id)) order by i.createdAt desc, i.id desc",
                        Invitation.class)
                .setParameter("workspace", caller.member().workspaceId())
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("id", after.id())
                .setMaxResults(request.limit() + 1)
                .getResultList();
        return Page.of(found, request, Invitation::view, last -> PageKey.text(last.createdAt(), last.id()));
    }

    Optional<Invitation> inWorkspace(String id) {
        String workspace = caller.member().workspaceId();
        return find(id).filter(invitation -> invitation.workspaceId().equals(workspace));
    }

    /** One whose id comes from the database. */
    Optional<Invitation> find(String id) {
        return Optional.ofNullable(database.find(Invitation.class, id));
    }

    Optional<Invitation> of(String workspaceId, String email) {
        return database.createQuery(
                        "select i from Invitation i where i.workspaceId = :workspace and i.email = :email",
                        Invitation.class)
                .setParameter("workspace", workspaceId)
                .setParameter("email", Member.normal(email))
                .getResultStream()
                .findFirst();
    }

    /** The one that this token opens, as long as who has invited may still do so. */
    Optional<Invitation> open(String token) {
        return database.createQuery(
                        "select i from Invitation i where i.tokenHash = :hash and i.expiresAt > :now", Invitation.class)
                .setParameter("hash", Tokens.sha256(token))
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .filter(this::mayStillBeGiven);
    }

    boolean mayStillBeGiven(Invitation invitation) {
        Member by = members.get(invitation.invitedBy());
        return by.active() && by.role().mayGive(invitation.role());
    }

    /** @throws Problem {@code invitation-exists} if somebody else was faster */
    void add(Invitation invitation) {
        InvitationView view = invitation.view();
        int added = database.createNativeQuery(
                        "insert into invitation (id, workspace_id, email, name, role, invited_by,"
                                + " created_at, sent_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .setParameter(1, view.id())
                .setParameter(2, invitation.workspaceId())
                .setParameter(3, view.email())
                .setParameter(4, view.name())
                .setParameter(5, view.role().name())
                .setParameter(6, invitation.invitedBy())
                .setParameter(7, view.createdAt().toEpochMilli())
                .setParameter(8, view.sentAt().toEpochMilli())
                .setParameter(9, view.expiresAt().toEpochMilli())
                .executeUpdate();
        if (added != 1) {
            throw new Problem(ProblemType.INVITATION_EXISTS);
        }
    }

    /** A new token for the newest mail; the link of an earlier one is worth nothing any more. */
    String newToken(Invitation invitation) {
        String token = Tokens.secret();
        database.createNativeQuery("update invitation set token_hash = ? where id = ?")
                .setParameter(1, Tokens.sha256(token))
                .setParameter(2, invitation.id())
                .executeUpdate();
        return token;
    }

    /** Uses the token up: of two at the same time, one is told true. */
    boolean use(String token) {
        return database.createNativeQuery("delete from invitation where token_hash = ? and expires_at > ?")
                        .setParameter(1, Tokens.sha256(token))
                        .setParameter(2, clock.instant().toEpochMilli())
                        .executeUpdate()
                == 1;
    }

    /** @return whether it was still there */
    boolean end(Invitation invitation) {
        return database.createNativeQuery("delete from invitation where id = ?")
                        .setParameter(1, invitation.id())
                        .executeUpdate()
                == 1;
    }

    /** Nobody comes in any more by what a member has sent who is deactivated. */
    void endAllBy(@Observes MemberDeactivated gone) {
        database.createNativeQuery("delete from invitation where invited_by = ?")
                .setParameter(1, gone.memberId())
                .executeUpdate();
    }
}

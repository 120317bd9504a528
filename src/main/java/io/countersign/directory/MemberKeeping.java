package io.countersign.directory;

import io.countersign.confirmation.AskingDesk;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes members for the admin who calls. Each check is made before anybody is asked, and again when nobody else can change it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class MemberKeeping {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Sessions sessions;

    @Inject
    private AskingDesk asking;

    @Inject
    private Event<MemberDeactivated> deactivated;

    @Inject
    private Event<MemberRoleChanged> roleChanged;

    @Inject
    private Event<MemberReactivated> reactivated;

    /** @throws Problem {@code forbidden}, {@code not-found}, {@code last-owner} */
    Member changeable(String id, MemberChange change) {
        Member admin = members.currentAdmin();
        Member member = find(id);
        if (change.role() != null && change.role() != Role.OWNER) {
            requireOtherOwner(member);
        }
        requireNotAbove(admin, member.role());
        if (change.role() != null) {
            requireNotAbove(admin, change.role());
        }
        return member;
    }

    /** @throws Problem {@code forbidden}, {@code not-found}, {@code last-owner}, {@code member-inactive} */
    Member removable(String id) {
        Member admin = members.currentAdmin();
        Member member = find(id);
        requireOtherOwner(member);
        requireNotAbove(admin, member.role());
        if (!member.active()) {
            throw new Problem(ProblemType.MEMBER_INACTIVE);
        }
        return member;
    }

    Member change(String id, MemberChange change) {
        hold(id);
        Member member = changeable(id, change);
        Role before = member.role();
        boolean away = !member.active();
        member.change(change);
        database.flush();
        if (away && member.active()) {
            reactivated.fire(new MemberReactivated(member.id()));
        }
        if (member.role() != before) {
            roleChanged.fire(new MemberRoleChanged(member.id()));
        }
        return member;
    }

    /** With all by which anything can be done in the member's name; who pairs a phone for them waits for the row. */
    Member deactivate(String id) {
        // Before the workspace: an action of theirs has its confirmation first, and may wait for the workspace
        asking.endAllOfMember(find(id).id());
        hold(id);
        Member member = removable(id);
        end(member);
        return member;
    }

    /** For who holds the workspace and has found that it may be. */
    void play(Member member, Role role) {
        member.play(role);
        database.flush();
        roleChanged.fire(new MemberRoleChanged(member.id()));
    }

    /** For who holds the workspace and has found that it may be. */
    void end(Member member) {
        // First, as whoever uses one holds it before the member
        asking.endAllOfMember(member.id());
        member.deactivate();
        database.flush();
        sessions.endAllOf(member.id());
        // And what was asked while this waited for the row
        asking.endAllOfMember(member.id());
        deactivated.fire(new MemberDeactivated(member.id()));
    }

    private void hold(String id) {
        Member member = find(id);
        members.hold(member.workspaceId());
        database.refresh(members.current());
        database.refresh(member);
    }

    private Member find(String id) {
        return members.inWorkspace(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    /** @throws Problem {@code last-owner} */
    void requireOtherOwner(Member member) {
        if (member.role() == Role.OWNER && member.active() && !members.hasOtherOwner(member)) {
            throw new Problem(ProblemType.LAST_OWNER);
        }
    }

    private static void requireNotAbove(Member admin, Role role) {
        if (role.compareTo(admin.role()) < 0) {
            throw new Problem(ProblemType.FORBIDDEN, "This role is above your own");
        }
    }
}

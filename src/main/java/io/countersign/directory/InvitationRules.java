package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Set;

/**
 * Admins invite, to no role above their own. To invite a user or a guest gives nobody anything yet and needs no
 * confirmation; somebody with power over the workspace is let in by a confirmed act only.
 */
@ApplicationScoped
@Transactional
public class InvitationRules implements Admission {

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private SystemClock clock;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.MEMBER_INVITE);
    }

    @Override
    public Subject admit(Operation operation) {
        NewMember invited = operation.argument(NewMember.class).orElseThrow();
        Member admin = requireInvitable(invited);
        String sentence = "Invite \"%s\" (%s) as %s of the workspace"
                .formatted(
                        invited.name().strip(),
                        Member.normal(invited.email()),
                        invited.role().inWords());
        return new Subject(
                "workspace",
                admin.workspaceId(),
                invited.name().strip(),
                sentence,
                invited.role().isAdmin());
    }

    /**
     * Whether an address has an account in another workspace is not told: its owner learns it from the link.
     *
     * @return the admin who invites
     * @throws Problem {@code forbidden}, {@code member-exists}, {@code invitation-exists}
     */
    Member requireInvitable(NewMember invited) {
        Member admin = members.currentAdmin();
        if (!admin.role().mayGive(invited.role())) {
            throw new Problem(ProblemType.FORBIDDEN, "This role is above your own");
        }
        members.byEmail(invited.email())
                .filter(member -> member.workspaceId().equals(admin.workspaceId()))
                .ifPresent(InvitationRules::refuse);
        invitations
                .of(admin.workspaceId(), invited.email())
                .filter(open -> open.expiresAt().isAfter(clock.instant()))
                .ifPresent(open -> {
                    throw new Problem(ProblemType.INVITATION_EXISTS);
                });
        return admin;
    }

    private static void refuse(Member member) {
        throw new Problem(
                ProblemType.MEMBER_EXISTS,
                member.active() ? null : "This address is of a deactivated member, who can be reactivated");
    }
}

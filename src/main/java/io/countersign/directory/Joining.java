package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** How somebody who was invited becomes a member. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Joining {

    @Inject
    private Members members;

    @Inject
    private SignIns signIns;

    @Inject
    private Audited audited;

    InvitationPreview preview(Invitation invitation) {
        InvitationView view = invitation.view();
        return new InvitationPreview(
                members.workspace(invitation.workspaceId()).name(),
                members.get(invitation.invitedBy()).name(),
                view.email(),
                view.name(),
                view.role(),
                view.expiresAt());
    }

    /** @throws Problem {@code email-taken} if the address has an account by now, or in another workspace */
    SignedIn join(Invitation invitation, Acceptance acceptance) {
        Member member = members.byEmail(invitation.email())
                .map(found -> awaited(found, invitation, acceptance.password()))
                .orElseGet(() -> joined(invitation, acceptance));
        audited.record(member, "member.joined", new AuditEvent.Subject("member", member.id(), member.name()));
        return signIns.open(member, null);
    }

    /** A member whom SCIM has made, and who is let in with the name and the role that they have. */
    private Member awaited(Member member, Invitation invitation, String password) {
        boolean here = member.workspaceId().equals(invitation.workspaceId());
        if (!here || !members.giveFirstPassword(member, password)) {
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
        return member;
    }

    private Member joined(Invitation invitation, Acceptance acceptance) {
        NewMember joining = new NewMember(invitation.email(), acceptance.name(), invitation.role());
        try {
            return members.join(members.workspace(invitation.workspaceId()), joining, acceptance.password());
        } catch (PersistenceException e) {
            // Another account took the address a moment ago; its index is all that can be hurt here
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
    }
}

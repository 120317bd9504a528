package io.countersign.directory;

import io.countersign.audit.AuditEvent;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

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
                view.expiresAt(),
                invitation.workspaceId(),
                allowsPassword(invitation));
    }

    /**
     * A new member; or one whom the company's own directory has made, who has no password until now.
     *
     * @throws Problem {@code email-taken} if the address has an account by now, or in another workspace; {@code
     *     passwords-off} if the workspace wants them to come by its identity provider
     */
    SignedIn join(Invitation invitation, Acceptance acceptance) {
        if (!allowsPassword(invitation)) {
            throw new Problem(ProblemType.PASSWORDS_OFF);
        }
        Optional<Member> there = members.byEmail(invitation.email());
        if (there.isPresent()) {
            return signIns.open(provisioned(there.get(), invitation, acceptance), null);
        }
        Member member = joined(invitation, acceptance);
        audited.record(member, "member.joined", new AuditEvent.Subject("member", member.id(), member.name()));
        return signIns.open(member, null);
    }

    private boolean allowsPassword(Invitation invitation) {
        return members.workspace(invitation.workspaceId()).passwords().allows(invitation.role());
    }

    private Member provisioned(Member member, Invitation invitation, Acceptance acceptance) {
        boolean ours = member.workspaceId().equals(invitation.workspaceId());
        if (!ours || !members.protect(member, acceptance.password())) {
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
        member.rename(acceptance.name());
        audited.record(member, "member.joined", new AuditEvent.Subject("member", member.id(), member.name()));
        return member;
    }

    private Member joined(Invitation invitation, Acceptance acceptance) {
        NewMember joining = new NewMember(invitation.email(), acceptance.name(), invitation.role());
        try {
            return members.join(invitation.id(), invitation.workspaceId(), joining, acceptance.password());
        } catch (PersistenceException e) {
            // Another account took the address a moment ago; its index is all that can be hurt here
            throw new Problem(ProblemType.EMAIL_TAKEN);
        }
    }
}

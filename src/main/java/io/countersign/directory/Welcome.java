package io.countersign.directory;

import io.countersign.platform.Problem;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * The invitation of who is a member already, made by the company's own directory, and has no password yet: by its link they
 * choose one. It comes in the name of an owner, since a directory is nobody whom one could ask.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Welcome {

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private InvitationMail mail;

    @Inject
    private SystemClock clock;

    @Inject
    private Audited audited;

    /**
     * In the place of an earlier one; nothing to who has a password.
     *
     * @throws Problem {@code invitation-exists} if an admin has invited the same address at the same moment
     */
    void send(Member member) {
        if (member.passwordHash() != null) {
            return;
        }
        takeBack(member);
        members.admins(member.workspaceId()).stream()
                .filter(admin -> admin.role() == Role.OWNER)
                .findFirst()
                .ifPresent(owner -> send(member, owner));
    }

    private void send(Member member, Member owner) {
        NewMember invited = new NewMember(member.email(), member.name(), member.role());
        Invitation invitation = new Invitation(owner, invited, clock.instant());
        invitations.add(invitation);
        mail.send(invitation);
        audited.record("invitation.sent", "invitation", invitation.id(), invitation.email());
    }

    /** Before the address becomes another one. */
    void takeBack(Member member) {
        invitations.of(member.workspaceId(), member.email()).ifPresent(invitations::end);
    }
}

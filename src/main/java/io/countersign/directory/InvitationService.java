package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/** Brings people into the workspace: admins invite, and the invited come by the link in their mail. */
@Stateless
public class InvitationService {

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(1);

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private InvitationRules rules;

    @Inject
    private InvitationMail mail;

    @Inject
    private Joining joining;

    @Inject
    private Audited audited;

    public Page<InvitationView> list(Page.Request request) {
        members.currentAdmin();
        return invitations.page(request);
    }

    /** @throws Problem {@code forbidden}, {@code member-exists}, {@code invitation-exists} */
    @RequiresConfirmation(Action.MEMBER_INVITE)
    public InvitationView invite(NewMember invited) {
        Member admin = rules.requireInvitable(invited);
        Instant now = clock.instant();
        // One that is open by now is somebody else's, who was faster
        invitations
                .of(admin.workspaceId(), invited.email())
                .filter(earlier -> !earlier.expiresAt().isAfter(now))
                .ifPresent(invitations::end);
        Invitation invitation = new Invitation(admin, invited, now);
        invitations.add(invitation);
        mail.send(invitation);
        return recorded("invitation.sent", invitation);
    }

    /** With a new link, good for seven days from now. @throws Problem {@code not-found}, {@code too-many-sends} */
    @Open("the same invitation goes to the same address once more")
    public InvitationView sendAgain(String id) {
        Invitation invitation = find(id);
        Instant now = clock.instant();
        Instant next = invitation.sentAt().plus(BETWEEN_MAILS);
        if (next.isAfter(now)) {
            throw new Problem(ProblemType.TOO_MANY_SENDS, "This invitation was sent a moment ago")
                    .retryAfter(Duration.between(now, next));
        }
        invitation.send(now);
        mail.send(invitation);
        return recorded("invitation.sent-again", invitation);
    }

    /** Its link opens nothing any more. */
    @Open("an invitation that ends lets nobody in")
    public void revoke(String id) {
        Invitation invitation = find(id);
        if (!invitations.end(invitation)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        recorded("invitation.revoked", invitation);
    }

    /** What the link invites to. Changes nothing. @throws Problem {@code invitation-unknown} */
    public InvitationPreview look(String token) {
        return invitations
                .open(token)
                .map(joining::preview)
                .orElseThrow(() -> new Problem(ProblemType.INVITATION_UNKNOWN));
    }

    /** Uses the link up. @throws Problem {@code invitation-unknown}, {@code email-taken}, {@code passwords-off} */
    @Open("the token of the mail stands for the one who was invited, who has nothing to confirm with yet")
    public SignedIn accept(Acceptance acceptance) {
        Invitation invitation = invitations
                .open(acceptance.token())
                .filter(found -> invitations.use(acceptance.token()))
                .orElseThrow(() -> new Problem(ProblemType.INVITATION_UNKNOWN));
        return joining.join(invitation, acceptance);
    }

    private Invitation find(String id) {
        members.currentAdmin();
        return invitations.inWorkspace(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private InvitationView recorded(String event, Invitation invitation) {
        audited.record(event, "invitation", invitation.id(), invitation.email());
        return invitation.view();
    }
}

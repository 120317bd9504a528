package io.countersign.directory;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** To who is invited: by whom, to what, and the link. Its token is made here, when it is sent. */
@ApplicationScoped
@Transactional
public class InvitationMail implements MailComposer {

    private static final String KIND = "invitation";

    @Inject
    private Invitations invitations;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    /** In the caller's transaction. */
    void send(Invitation invitation) {
        outbox.put(Delivery.Message.notice(KIND, null, invitation.id(), null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Empty if it was revoked, or has been accepted. */
    @Override
    public Optional<Mail> compose(Delivery delivery) {
        return invitations
                .find(delivery.recipient())
                .filter(invitation -> invitation.expiresAt().isAfter(clock.instant()))
                .map(this::mail);
    }

    private Mail mail(Invitation invitation) {
        // In the fragment: no server, proxy or Referer ever gets to see it
        String url = settings.publicUrl() + "/invited#" + invitations.newToken(invitation);
        Member by = members.get(invitation.invitedBy());
        String workspace = members.workspace(invitation.workspaceId()).name();
        Wording words = Wording.of(by.language(), "");
        Letter letter = new Letter(
                words.language(),
                workspace,
                words.say("invitation.title", workspace),
                List.of(
                        words.say("invitation.lead", by.name(), by.email(), workspace),
                        words.say("invitation.how"),
                        words.say("invitation.unexpected")),
                null,
                new Letter.Button(words.say("invitation.button"), url),
                List.of(
                        new Letter.Fact(words.say("fact.account"), invitation.email()),
                        new Letter.Fact(words.say("fact.until"), words.time(invitation.expiresAt()))),
                words.say("invitation.foot"));
        return new Mail(invitation.email(), words.say("invitation.title", workspace), letter);
    }
}

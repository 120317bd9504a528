package io.countersign.directory;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** To every admin, the owner too: an owner has come back by the code in the server's log. */
@ApplicationScoped
@Transactional
public class RecoveryMail implements MailComposer {

    private static final String KIND = "member-recovered";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    /** @param sessionId the session by which the owner is back */
    void tell(Member owner, String sessionId) {
        members.admins(owner.workspaceId())
                .forEach(admin -> outbox.put(Delivery.Message.notice(KIND, null, admin.id(), sessionId)));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Session session = database.find(Session.class, delivery.subjectId());
        Member owner = members.get(session.memberId());
        Member reader = members.get(delivery.recipient());
        String title = owner.name() + " has come back by a recovery code";
        Letter letter = Letter.notice(
                members.workspace(owner.workspaceId()).name(),
                title,
                List.of(
                        "With the code that the server wrote to its log, and the password. All phones and other sessions of "
                                + owner.name() + " have ended; a new phone can be paired by a code sent to "
                                + owner.email()
                                + ".",
                        "If this was not planned, somebody has the server's log and the password: speak with whoever runs the"
                                + " server at once."),
                List.of(
                        new Letter.Fact("Who", owner.name()),
                        new Letter.Fact("Where", session.client() + ", " + session.ip()),
                        new Letter.Fact("When", ConfirmationLetters.time(session.createdAt()))));
        return Optional.of(new Mail(reader.email(), title, letter)).filter(mail -> reader.active());
    }
}

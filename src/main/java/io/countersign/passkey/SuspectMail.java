package io.countersign.passkey;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** To the member and the admins: somebody may hold a copy of a passkey, and has tried to confirm by it. */
@ApplicationScoped
@Transactional
public class SuspectMail implements MailComposer {

    private static final String KIND = "passkey-suspect";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private ConfirmationLetters letters;

    @Inject
    private Outbox outbox;

    void tell(Passkey passkey, Confirmation confirmation) {
        Stream<String> admins = members.admins(passkey.workspaceId()).stream().map(Member::id);
        Stream.concat(Stream.of(passkey.memberId()), admins)
                .distinct()
                .forEach(id -> outbox.put(Delivery.Message.notice(KIND, confirmation.id(), id, passkey.id())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Passkey passkey = database.find(Passkey.class, delivery.subjectId());
        Confirmation confirmation = confirmations.get(delivery.confirmationId());
        boolean own = passkey.memberId().equals(delivery.recipient());
        String title = own
                ? "Your passkey may have been copied: " + passkey.name()
                : "A passkey of " + confirmation.memberName() + " may have been copied";
        return letters.to(
                delivery.recipient(),
                title,
                confirmation,
                List.of(
                        "The passkey \"" + passkey.name() + "\" was used with a count of signatures that it had passed"
                                + " before, as a copy of it would. Nothing was confirmed, and it confirms nothing any more.",
                        own
                                ? "Remove it, add a new one, and tell your admins if it was not you who used it."
                                : "Ask them whether it was they who used it. If not, deactivate the account until you know"
                                        + " more."));
    }
}

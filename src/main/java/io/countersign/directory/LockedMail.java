package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.delivery.Delivery;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** To the member and the admins: too many wrong answers, so nothing can be confirmed for a while. */
@ApplicationScoped
@Transactional
public class LockedMail implements MailComposer {

    static final String KIND = "locked";

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private ConfirmationLetters letters;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Confirmation confirmation = confirmations.get(delivery.confirmationId());
        String title = "Confirmations of " + confirmation.memberName() + " are locked for 15 minutes";
        return letters.to(
                delivery.recipient(),
                title,
                confirmation,
                List.of(
                        "Ten answers in a row were wrong, so nothing can be confirmed in this name for 15 minutes.",
                        "This was the last request:"));
    }
}

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

/** To the admins: somebody asked in a member's name, and it was not the member, or they could not show that it was. */
@ApplicationScoped
@Transactional
public class DeniedMail implements MailComposer {

    static final String KIND = "denied";

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
        boolean answered = confirmation.answeredBy() != null;
        String title = answered
                ? confirmation.memberName() + " denied a request to confirm"
                : "A request to confirm as " + confirmation.memberName() + " was denied";
        String how = answered
                ? "it was answered with \"It's not me\""
                : "it was denied, since too many wrong numbers or codes were typed for it";
        return letters.to(
                delivery.recipient(),
                title,
                confirmation,
                List.of(
                        "Someone who is signed in as " + confirmation.memberName() + " asked to do this, and " + how
                                + ". It has not been done.",
                        "Ask " + confirmation.memberName() + " about it. If it was not them, their password is known to"
                                + " someone else: have it changed and their sessions ended."));
    }
}

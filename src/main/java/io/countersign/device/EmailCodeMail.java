package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.crypto.Passwords;
import io.countersign.delivery.Delivery;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The mail with the code, which is made here and kept as a hash. A newer mail replaces the code of an older one. */
@ApplicationScoped
@Transactional
public class EmailCodeMail implements MailComposer {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private Members members;

    @Inject
    private Passwords passwords;

    @Inject
    private SystemClock clock;

    @Override
    public String kind() {
        return EmailCodeMethod.NAME;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Confirmation confirmation = confirmations.get(delivery.confirmationId());
        if (!confirmations.isPending(confirmation)) {
            return Optional.empty();
        }
        String code = Tokens.sixDigits();
        database.merge(new EmailCode(
                confirmation.id(),
                passwords.generate(code.toCharArray()),
                clock.instant().plus(EmailCodeMethod.VALID)));
        Member member = members.get(confirmation.memberId());
        String title = confirmation.action() == Action.PASSKEY_ADD
                ? "Your code to add a passkey"
                : "Your code to pair a phone";
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(member.workspaceId()).name(),
                title,
                List.of("Type it where you asked for it, within 5 minutes. Give it to nobody else, whoever asks."),
                code,
                null,
                ConfirmationLetters.facts(confirmation),
                "If you did not ask for it, someone knows your password: change it and tell your admins.");
        return Optional.of(new Mail(member.email(), title, letter));
    }
}

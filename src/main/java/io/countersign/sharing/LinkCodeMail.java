package io.countersign.sharing;

import io.countersign.crypto.Passwords;
import io.countersign.delivery.Delivery;
import io.countersign.directory.ConfirmationLetters;
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
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The mail with the code of a link, which is made here and kept as a hash. It names neither the secret nor the link. */
@ApplicationScoped
@Transactional
public class LinkCodeMail implements MailComposer {

    static final String KIND = "link-code";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Passwords passwords;

    @Inject
    private SystemClock clock;

    @Override
    public String kind() {
        return KIND;
    }

    /** Empty if the link has ended meanwhile, or too many codes were wrong. */
    @Override
    public Optional<Mail> compose(Delivery delivery) {
        ExternalLink link = database.find(ExternalLink.class, delivery.subjectId());
        if (link == null || link.state(clock.instant()) != ExternalLink.State.ACTIVE) {
            return Optional.empty();
        }
        String code = Tokens.sixDigits();
        String hash = passwords.generate(code.toCharArray());
        LinkCode kept = database.find(LinkCode.class, link.id(), LockModeType.PESSIMISTIC_WRITE);
        if (!kept.locked(clock.instant()).isZero()) {
            return Optional.empty();
        }
        kept.mailed(hash, clock.instant());
        return Optional.of(mail(link, code, delivery));
    }

    private Mail mail(ExternalLink link, String code, Delivery delivery) {
        String sharer = members.get(link.memberId()).name();
        String title = "Your code for what %s shares with you".formatted(sharer);
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(link.workspaceId()).name(),
                title,
                List.of(
                        "Type it on the page of the link that you have opened, within 10 minutes. Give it to nobody else."),
                code,
                null,
                List.of(
                        new Letter.Fact("Shared by", sharer),
                        new Letter.Fact("When", ConfirmationLetters.time(delivery.createdAt()))),
                "If you have opened no such link, you need not do anything: without the link this code opens nothing.");
        return new Mail(link.recipient(), title, letter);
    }
}

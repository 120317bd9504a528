package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.delivery.Delivery;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The mail with the link. Its token is made here, when it is sent, and kept as a hash only. */
@ApplicationScoped
@Transactional
public class EmailLinkMail implements MailComposer {

    /** In every language, for the asking dialog names it. */
    private static final String SUBJECT = "Action required: Confirm your identity";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private EmailLinkMethod method;

    @Inject
    private Members members;

    @Inject
    private Settings settings;

    @Override
    public String kind() {
        return EmailLinkMethod.NAME;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Confirmation confirmation = confirmations.get(delivery.confirmationId());
        if (!confirmations.isPending(confirmation) || !method.isAvailable(confirmation)) {
            return Optional.empty();
        }
        String token = Tokens.secret();
        database.merge(new EmailLink(confirmation.id(), Tokens.sha256(token)));
        // In the fragment: no server, proxy or Referer ever gets to see it
        String url = settings.publicUrl() + "/confirm#" + token;
        Member member = members.get(confirmation.memberId());
        return Optional.of(new Mail(member.email(), SUBJECT, letter(confirmation, member, url)));
    }

    private Letter letter(Confirmation confirmation, Member member, String url) {
        Wording words = Wording.of(member.language(), confirmation.languages());
        return new Letter(
                words.language(),
                members.workspace(member.workspaceId()).name(),
                words.say("link.title"),
                List.of(
                        words.say("link.asked", confirmation.text(), confirmation.client(), confirmation.ip()),
                        words.say("link.number"),
                        words.say("link.not-me")),
                null,
                new Letter.Button(words.say("link.button"), url),
                List.of(
                        new Letter.Fact(words.say("fact.what"), confirmation.text()),
                        new Letter.Fact(words.say("fact.where"), ConfirmationLetters.where(confirmation)),
                        new Letter.Fact(words.say("fact.when"), words.time(confirmation.askedAt())),
                        new Letter.Fact(words.say("fact.until"), words.time(confirmation.expiresAt()))),
                words.say("link.foot"));
    }
}

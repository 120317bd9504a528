package io.countersign.passkey;

import io.countersign.delivery.Channel;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** To the member: a passkey was added (ASVS 6.3.7: members learn of changed factors). */
@ApplicationScoped
@Transactional
public class AddedMail implements MailComposer {

    private static final String KIND = "passkey-added";
    private static final Duration WORTH_TELLING = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    void tell(Passkey passkey) {
        outbox.put(
                new Delivery.Message(Channel.MAIL, KIND, null, null, passkey.memberId(), passkey.id(), WORTH_TELLING));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Member member = members.get(delivery.recipient());
        Passkey passkey = database.find(Passkey.class, delivery.subjectId());
        String title = "A passkey was added: " + passkey.name();
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(member.workspaceId()).name(),
                title,
                List.of(
                        "From now on it can confirm in your name, in any browser in which you are signed in.",
                        "If you have not added it, remove it at once and tell your admins."),
                null,
                new Letter.Button("Look at your passkeys", settings.publicUrl() + "/devices"),
                List.of(
                        new Letter.Fact("Passkey", passkey.name()),
                        new Letter.Fact("When", ConfirmationLetters.time(passkey.createdAt()))),
                "You get this mail because it is about your account.");
        return Optional.of(new Mail(member.email(), title, letter));
    }
}

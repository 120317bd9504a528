package io.countersign.sharing;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Caller;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import io.countersign.vault.ShareableSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** To who has got access to a secret: that it is so, by whom, and the way to it; nothing of what is in it. */
@ApplicationScoped
@Transactional
public class SharedMail implements MailComposer {

    private static final String KIND = "secret-shared";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Settings settings;

    @Inject
    private Members members;

    @Inject
    private ShareableSecrets secrets;

    @Inject
    private Outbox outbox;

    /**
     * In the caller's transaction, and not to the caller.
     *
     * @param message or null
     */
    void tell(String secretId, String message, Set<String> memberIds) {
        String sharer = caller.member().memberId();
        SharingNote note = new SharingNote(Tokens.id("n_"), secretId, sharer, message, clock.instant());
        database.persist(note);
        memberIds.stream()
                .filter(id -> !id.equals(sharer))
                .forEach(id -> outbox.put(Delivery.Message.notice(KIND, null, id, note.id())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** Empty if the secret is gone, or shared with the member no more. */
    @Override
    public Optional<Mail> compose(Delivery delivery) {
        SharingNote note = database.find(SharingNote.class, delivery.subjectId());
        Member member = members.get(delivery.recipient());
        return note == null || !member.active()
                ? Optional.empty()
                : secrets.of(member.id(), note.secretId()).map(secret -> mail(member, note, secret));
    }

    private Mail mail(Member member, SharingNote note, ShareableSecrets.Accessible secret) {
        String sharer = members.get(note.memberId()).name();
        String title = "%s shared \"%s\" with you".formatted(sharer, secret.name());
        Stream<String> message = Stream.ofNullable(note.message()).map(words -> "\u201c" + words + "\u201d");
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(member.workspaceId()).name(),
                title,
                Stream.concat(
                                Stream.of("You have access to this secret as "
                                        + secret.role().inWords() + "."),
                                message)
                        .toList(),
                null,
                new Letter.Button("Open the secret", settings.publicUrl() + "/secrets/" + note.secretId()),
                List.of(
                        new Letter.Fact("Secret", secret.name()),
                        new Letter.Fact("Shared by", sharer),
                        new Letter.Fact("When", ConfirmationLetters.time(note.at()))),
                "You get this mail because a secret was shared with you.");
        return new Mail(member.email(), title, letter);
    }
}

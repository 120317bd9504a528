package io.countersign.directory;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** To the member: something that confirms in their name was added (ASVS 6.3.7: members learn of changed factors). */
@ApplicationScoped
@Transactional
public class AddedMail implements MailComposer {

    private static final String KIND = "authenticator-added";

    @Inject
    private Members members;

    @Inject
    @Any
    private Instance<Authenticators> authenticators;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    /** @param id of what was added, known to its {@link Authenticators} */
    public void tell(String memberId, String id) {
        outbox.put(Delivery.Message.notice(KIND, null, memberId, id));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Member member = members.get(delivery.recipient());
        return authenticators.stream()
                .flatMap(kind -> kind.added(delivery.subjectId()).stream())
                .findFirst()
                .map(added -> new Mail(member.email(), title(added), letter(member, added)));
    }

    private static String title(Authenticators.Added added) {
        return "A %s was %s: %s".formatted(added.what(), added.how(), added.name());
    }

    private Letter letter(Member member, Authenticators.Added added) {
        String what = added.what();
        return new Letter(
                Wording.ENGLISH.language(),
                members.workspace(member.workspaceId()).name(),
                title(added),
                List.of(
                        "From now on it can confirm in your name%s.".formatted(added.where()),
                        "If you have not %s it, remove it at once and tell your admins.".formatted(added.how())),
                null,
                new Letter.Button("Look at your " + what + "s", settings.publicUrl() + "/devices"),
                List.of(
                        new Letter.Fact(what.substring(0, 1).toUpperCase() + what.substring(1), added.name()),
                        new Letter.Fact("When", ConfirmationLetters.time(added.at()))),
                "You get this mail because it is about your account.");
    }
}

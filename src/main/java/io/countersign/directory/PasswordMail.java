package io.countersign.directory;

import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.mail.Wording;
import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** To the member: the password was changed (ASVS 6.3.7). */
@ApplicationScoped
@Transactional
public class PasswordMail implements MailComposer {

    private static final String KIND = "password-changed";

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    @Inject
    private Settings settings;

    /** In the transaction of the change. */
    void changed(Member member) {
        outbox.put(Delivery.Message.notice(KIND, null, member.id(), null));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Member member = members.get(delivery.recipient());
        String title = "Your password was changed";
        Letter letter = new Letter(
                Wording.ENGLISH.language(),
                members.workspace(member.workspaceId()).name(),
                title,
                List.of(
                        "It was confirmed in your name, and every other browser was signed out.",
                        "If this was not you, tell your admins at once."),
                null,
                new Letter.Button("Look at your activity", settings.publicUrl() + "/activity"),
                List.of(new Letter.Fact("Account", member.email())),
                "You get this mail because it is about your account.");
        return Optional.of(new Mail(member.email(), title, letter));
    }
}

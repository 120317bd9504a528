package io.countersign.device;

import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.delivery.Delivery;
import io.countersign.delivery.Outbox;
import io.countersign.directory.ConfirmationLetters;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.mail.Mail;
import io.countersign.mail.MailComposer;
import io.countersign.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** To the member and to the other admins: an admin has reset the member's phones (ASVS 6.3.7). */
@ApplicationScoped
@Transactional
public class ResetMail implements MailComposer {

    private static final String KIND = "member-reset";

    @Inject
    private Caller caller;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private ConfirmationLetters letters;

    @Inject
    private Members members;

    @Inject
    private Outbox outbox;

    /** In the caller's transaction, about the confirmation by which the caller does it. */
    void tell(Member member) {
        String admin = caller.member().memberId();
        String confirmation = caller.confirmationId().orElseThrow();
        Stream<String> others =
                members.admins(member.workspaceId()).stream().map(Member::id).filter(id -> !id.equals(admin));
        Stream.concat(Stream.of(member.id()), others)
                .distinct()
                .forEach(id -> outbox.put(Delivery.Message.notice(KIND, confirmation, id, member.id())));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Mail> compose(Delivery delivery) {
        Member member = members.get(delivery.subjectId());
        boolean own = member.id().equals(delivery.recipient());
        return letters.to(
                delivery.recipient(),
                own ? "Your phones were reset" : "The phones of " + member.name() + " were reset",
                confirmations.get(delivery.confirmationId()),
                own ? toMember() : toAdmin(member));
    }

    private static List<String> toMember() {
        return List.of(
                "An admin has removed all your phones and passkeys. Sign in and pair a new one with a code that is sent to this address.",
                "For some time the new phone does not confirm deleting, sharing, links and the SCIM token.",
                "If you have not asked for it, tell your admins at once and change your password: somebody may be about to"
                        + " pair a phone in your name.");
    }

    private static List<String> toAdmin(Member member) {
        return List.of(
                "All phones and passkeys of " + member.name()
                        + " are removed, and a new one can be paired by a code sent to " + member.email() + ".",
                "If that looks wrong, ask them, and deactivate the account until you know more.");
    }
}

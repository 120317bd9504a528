package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.mail.Letter;
import io.countersign.mail.Mail;
import io.countersign.mail.Wording;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Letters about a confirmation: what was asked, by whom, from where, when. */
@ApplicationScoped
public class ConfirmationLetters {

    @Inject
    private Members members;

    /** A notice to a member; the subject is the first line. Empty if the member is not active any more. */
    public Optional<Mail> to(String memberId, String title, Confirmation confirmation, List<String> paragraphs) {
        Member member = members.get(memberId);
        String workspace = members.workspace(member.workspaceId()).name();
        return Optional.of(new Mail(
                        member.email(), title, Letter.notice(workspace, title, paragraphs, facts(confirmation))))
                .filter(mail -> member.active());
    }

    /** What, who, where, when. */
    public static List<Letter.Fact> facts(Confirmation confirmation) {
        return List.of(
                new Letter.Fact("What", confirmation.text()),
                new Letter.Fact("Who", confirmation.memberName()),
                new Letter.Fact("Where", where(confirmation)),
                new Letter.Fact("When", time(confirmation.askedAt())));
    }

    static String where(Confirmation confirmation) {
        return confirmation.client() + ", " + confirmation.ip();
    }

    public static String time(Instant at) {
        return Wording.ENGLISH.time(at);
    }
}

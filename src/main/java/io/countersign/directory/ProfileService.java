package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.crypto.Passwords;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** The caller's own choices. */
@Stateless
public class ProfileService {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Sessions sessions;

    @Inject
    private Passwords passwords;

    @Inject
    private PasswordMail mail;

    @Inject
    private Audited audited;

    public ProfileView get() {
        caller.member();
        return view(members.current());
    }

    @Open("name and language change what nobody may do; the trail keeps the name, and the address stays beside it")
    public ProfileView change(ProfileChange change) {
        caller.member();
        Member member = members.current();
        if (change.language() != null) {
            member.speak(change.language().equals(ProfileChange.AUTO) ? null : change.language());
        }
        if (change.name() != null && !change.name().strip().equals(member.name())) {
            String before = member.name();
            member.rename(change.name());
            audited.record("member.renamed", "member", member.id(), "%s (%s)".formatted(member.name(), before));
        }
        return view(member);
    }

    private ProfileView view(Member member) {
        return ProfileView.of(member, members.signsInByPassword(member));
    }

    /**
     * From then on the member is signed in here alone; API tokens stay.
     *
     * @throws Problem {@code password-wrong} before anybody is asked, and if it was changed meanwhile
     */
    @RequiresConfirmation(Action.MEMBER_PASSWORD)
    public void changePassword(PasswordChange change) {
        Caller.Identity who = caller.member();
        Member member = members.current();
        int changed = database.createQuery(
                        "update Member m set m.passwordHash = :now where m.id = :id and m.passwordHash = :before")
                .setParameter("now", passwords.generate(change.password().toCharArray()))
                .setParameter("id", member.id())
                .setParameter("before", member.passwordHash())
                .executeUpdate();
        if (changed != 1) {
            throw new Problem(ProblemType.PASSWORD_WRONG);
        }
        sessions.endOthers(member.id(), who.sessionId());
        mail.changed(member);
        audited.record("member.password-changed", "member", member.id(), member.name());
    }
}

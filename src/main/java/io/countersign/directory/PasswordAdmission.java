package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;

/** Every member changes the own password, knowing the current one. */
@ApplicationScoped
public class PasswordAdmission implements Admission {

    @Inject
    private Members members;

    @Inject
    private PasswordCheck passwords;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.MEMBER_PASSWORD);
    }

    /** Beside the caller's transaction, which has touched nothing yet: each try is counted in one of its own. */
    @Override
    @Transactional(TxType.NOT_SUPPORTED)
    public Subject admit(Operation operation) {
        Member member = members.current();
        if (!member.hasPassword() || !members.maySignInByPassword(member)) {
            throw new Problem(ProblemType.PASSWORDS_OFF);
        }
        passwords.require(
                member, operation.argument(PasswordChange.class).orElseThrow().current());
        return Subject.of(
                "member",
                member.id(),
                member.name(),
                "Change the password of \"%s\" and sign out everywhere else".formatted(member.email()));
    }
}

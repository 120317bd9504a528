package io.countersign.passkey;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Quoted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Every member adds passkeys of their own. */
@ApplicationScoped
public class PasskeyAdmission implements Admission {

    @Inject
    private Caller caller;

    @Inject
    private AskingDesk asking;

    @Inject
    private Members members;

    @Inject
    private Candidates candidates;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.PASSKEY_ADD);
    }

    @Override
    public Subject admit(Operation operation) {
        NewPasskey wanted = operation.argument(NewPasskey.class).orElseThrow();
        // One at a time for a member, or two could become the twentieth; and whoever ends what they have waits
        asking.hold(caller.session().memberId());
        candidates.check(wanted);
        Member member = members.current();
        return Subject.of(
                "member",
                member.id(),
                member.name(),
                "Add the passkey %s, which can confirm in your name"
                        .formatted(Quoted.name(wanted.name().strip())));
    }
}

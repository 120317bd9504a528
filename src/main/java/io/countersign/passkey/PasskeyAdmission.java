package io.countersign.passkey;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Every member adds passkeys of their own. */
@ApplicationScoped
public class PasskeyAdmission implements Admission {

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
        candidates.check(wanted);
        Member member = members.current();
        return Subject.of(
                "member",
                member.id(),
                member.name(),
                "Add the passkey \"%s\", which can confirm in your name"
                        .formatted(wanted.name().strip()));
    }
}

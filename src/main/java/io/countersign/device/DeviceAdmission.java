package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Every member pairs phones of their own; admins reset others (and, as long as they are admins, themselves). */
@ApplicationScoped
public class DeviceAdmission implements Admission {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private TrustedSessions phones;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.DEVICE_PAIR, Action.MEMBER_RESET);
    }

    @Override
    public Subject admit(Operation operation) {
        // No phone lets another one in, nor shuts others out
        caller.session();
        if (operation.action() == Action.DEVICE_PAIR) {
            Member member = members.current();
            phones.refuseTooMany(member.id());
            return Subject.of("member", member.id(), member.name(), "Pair a new phone");
        }
        members.currentAdmin();
        Member member = members.inWorkspace(operation.targetId()).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        return Subject.of(
                "member",
                member.id(),
                member.name(),
                "Remove all phones and passkeys of \"%s\" and let a new phone be paired by e-mail code"
                        .formatted(member.name()));
    }
}

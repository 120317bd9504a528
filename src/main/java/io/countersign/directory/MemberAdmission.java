package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Admins change and deactivate members; none whose role is above their own, and none gets a role above it. */
@ApplicationScoped
public class MemberAdmission implements Admission {

    @Inject
    private MemberKeeping keeping;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.MEMBER_EDIT, Action.MEMBER_REMOVE);
    }

    @Override
    public Subject admit(Operation operation) {
        Member member = operation
                .argument(MemberChange.class)
                .map(change -> keeping.changeable(operation.targetId(), change))
                .orElseGet(() -> keeping.removable(operation.targetId()));
        String who = "\"%s\" (%s)".formatted(member.name(), member.email());
        String sentence = operation
                .argument(MemberChange.class)
                .map(change -> inWords(who, change))
                .orElse("Deactivate " + who + ": their sessions, tokens and phones end, and they cannot sign in");
        return Subject.of("member", member.id(), member.name(), sentence);
    }

    private static String inWords(String who, MemberChange change) {
        List<String> words = new ArrayList<>();
        if (change.role() != null) {
            words.add("make them " + change.role().inWords() + " of the workspace");
        }
        if (change.active() != null) {
            words.add("let them sign in again");
        }
        return "Change " + who + ": " + String.join(", ", words);
    }
}

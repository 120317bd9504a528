package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Quoted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Every member makes tokens that act as this member. */
@ApplicationScoped
public class TokenAdmission implements Admission {

    @Inject
    private Members members;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.TOKEN_CREATE);
    }

    @Override
    public Subject admit(Operation operation) {
        Member member = members.current();
        NewToken token = operation.argument(NewToken.class).orElseThrow();
        String scope = token.scopeOrDefault() == Scope.READ ? "may read" : "may do all that you may";
        return Subject.of(
                "member",
                member.id(),
                member.name(),
                "Create the API token %s, which %s for %s"
                        .formatted(Quoted.name(token.name().strip()), scope, Durations.inWords(token.lifetime())));
    }
}

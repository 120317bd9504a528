package io.countersign.confirmation;

import io.countersign.directory.DemoAccount;
import io.countersign.directory.Scope;
import io.countersign.directory.Sessions;
import io.countersign.directory.SignInService;
import io.countersign.directory.WorkspaceChange;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A signed-in owner whose calls come from code in the same container, past every filter of the web. */
@ApplicationScoped
@ActivateRequestContext
class Insider {

    private static final Caller.Origin HERE = new Caller.Origin("A test inside", "127.0.0.1", "en");

    private static final WorkspaceChange CHANGE =
            new WorkspaceChange("Acme inside", null, null, null, null, null, null, null, null);

    @Inject
    private Caller caller;

    @EJB
    private SignInService signIn;

    @Inject
    private Sessions sessions;

    @Inject
    private ConfirmationAnswers answers;

    @EJB
    private StagedAction action;

    Caller.Identity signIn() {
        caller.comesFrom(HERE, null);
        String token =
                signIn.signIn("owner@acme.test", DemoAccount.PASSWORD, null).sessionToken();
        return sessions.identify(token, Caller.Kind.BROWSER, Scope.ALL).orElseThrow();
    }

    /** Runs the action with this confirmation, or with none (null); says why it was refused, if it was. */
    Optional<Problem> run(Caller.Identity who, String confirmation) {
        caller.comesFrom(HERE, confirmation);
        caller.is(who);
        try {
            action.run(CHANGE);
            return Optional.empty();
        } catch (Problem refused) {
            return Optional.of(refused);
        }
    }

    /** The id of a confirmation that the action has asked for and the owner has given. */
    String confirmed(Caller.Identity who) {
        Problem asked = run(who, null).orElseThrow();
        String id = ((ConfirmationView) asked.members().get("confirmation")).id();
        answers.approve(answers.get(id), "A test inside", null);
        return id;
    }

    /** What {@link #run} asks for. */
    Operation operation() {
        return new Operation(Action.WORKSPACE_EDIT, null, List.of(CHANGE));
    }

    /** As the database keeps it. */
    String digest(String confirmation) {
        return answers.get(confirmation).digest();
    }

    ConfirmationState state(String confirmation) {
        return answers.get(confirmation).stateAt(Instant.now());
    }
}

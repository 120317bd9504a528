package io.countersign.confirmation;

import io.countersign.confirmation.Confirmations.Use;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Decides whether a protected action may run now. Every way out but the last of {@link #require} is an exception. */
@ApplicationScoped
class ConfirmationService {

    /** For clients with a bearer token: RFC 9470, section 3. */
    private static final String STEP_UP =
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:countersign:confirmed\"";

    @Inject
    private Caller caller;

    @Inject
    private Admissions admissions;

    @Inject
    private OperationDigests digests;

    @Inject
    private Asking asking;

    @Inject
    private Standings standings;

    @Inject
    private CoolDown coolDown;

    @Inject
    private Remembering remembering;

    @Inject
    private Confirmations confirmations;

    @Inject
    private Refusals refusals;

    /**
     * Returns if the caller presents a confirmation of just this operation, which is then used up in the transaction of
     * the caller: if that rolls back, the confirmation can be used again. Returns too if none is presented and the workspace
     * remembers an earlier one.
     *
     * @throws Problem {@code confirmation-required} with a new or the pending confirmation where none is presented, else
     *     why the one presented does not do
     */
    void require(Operation operation) {
        if (caller.confirmationId().isEmpty()) {
            ask(operation);
        } else {
            use(caller.confirmationId().get(), operation);
        }
    }

    private void ask(Operation operation) {
        // In a transaction of its own, before this one has touched the database: the row stays, whatever is rolled back
        asking.ask(operation).ifPresent(asked -> {
            throw confirmationRequired(asked);
        });
        if (operation.action().mayBeRemembered()) {
            goOnAsRemembered(operation);
        }
    }

    /** Looked for once more in the action's own transaction: what has ended it meanwhile counts. */
    private void goOnAsRemembered(Operation operation) {
        Caller.Identity who = caller.member();
        Admission.Subject subject = admissions.admit(operation);
        if (!operation.action().needsConfirmation(subject)) {
            return;
        }
        standings.refuseIfLocked(who.memberId());
        Confirmation confirmation = remembering
                .find(who, operation.action(), subject)
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_EXPIRED));
        confirmations.record(confirmation, "confirmation.remembered", null);
        caller.actsBy(confirmation.id());
    }

    private Problem confirmationRequired(ConfirmationView asked) {
        Problem problem = new Problem(ProblemType.CONFIRMATION_REQUIRED)
                .with("confirmation", asked)
                .header(
                        "WWW-Authenticate",
                        "Confirmation id=\"%s\", methods=\"%s\""
                                .formatted(asked.id(), String.join(" ", asked.methods())));
        return caller.member().kind() == Caller.Kind.TOKEN ? problem.header("WWW-Authenticate", STEP_UP) : problem;
    }

    private void use(String id, Operation operation) {
        Caller.Identity who = caller.member();
        Admission.Subject subject = admissions.admit(operation);
        if (!operation.action().needsConfirmation(subject)) {
            return;
        }
        coolDown.refuse(who.memberId(), operation.action());
        standings.refuseIfLocked(who.memberId());
        Confirmation confirmation = confirmations
                .find(id)
                .filter(found -> found.memberId().equals(who.memberId()))
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_UNKNOWN));
        Use use = new Use(
                who.memberId(),
                who.sessionId(),
                operation.action(),
                subject.type(),
                subject.id(),
                digests.of(operation));
        if (!confirmations.use(confirmation, use)) {
            throw refusals.why(confirmation, use).afterwards(() -> refusals.record(confirmation));
        }
    }
}

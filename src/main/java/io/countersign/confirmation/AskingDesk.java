package io.countersign.confirmation;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** What the session that asked may do with its confirmation: look, have it sent, cancel. Nobody else finds it here. */
@ApplicationScoped
@Transactional
public class AskingDesk {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Confirmations confirmations;

    @Inject
    private ConfirmationMethods methods;

    @Inject
    private Standings standings;

    @Inject
    private Remembering remembering;

    @Inject
    private Sends sends;

    @Inject
    private ConfirmationViews views;

    public ConfirmationView look(String id) {
        return views.of(mine(id));
    }

    /**
     * Sends it by this method, once more if it was sent before.
     *
     * @throws Problem {@code method-unavailable}, {@code too-many-sends}, {@code confirmation-locked}, or why it cannot be
     *     answered any more
     */
    public ConfirmationView send(String id, String method) {
        Confirmation confirmation = mine(id);
        standings.refuseIfLocked(standings.hold(confirmation.memberId()));
        confirmations.refresh(confirmation);
        refuseUnlessPending(confirmation);
        ConfirmationMethod by = methods.named(method)
                .filter(found -> methods.isAvailable(found, confirmation))
                .orElseThrow(() -> new Problem(ProblemType.METHOD_UNAVAILABLE));
        sends.send(confirmation, by).ifPresent(wait -> {
            throw new Problem(ProblemType.TOO_MANY_SENDS).retryAfter(wait);
        });
        return views.of(confirmations.refresh(confirmation));
    }

    /** Ends it; what was cancelled already stays so. */
    public void cancel(String id) {
        Confirmation confirmation = mine(id);
        if (!confirmations.end(confirmation, ConfirmationState.CANCELLED, null, null)) {
            confirmations.refresh(confirmation);
            if (confirmation.stateAt(clock.instant()) != ConfirmationState.CANCELLED) {
                refuseUnlessPending(confirmation);
            }
        }
    }

    /**
     * The retry that this request presents a confirmation with has set out in time, but its content may be long on its way:
     * it is not too late because the line is slow.
     */
    public void contentSetsOut(Action action) {
        caller.confirmationId().ifPresent(id -> confirmations.prolong(id, action, caller.member(), clock.instant()));
    }

    /**
     * Nothing is asked, answered or ended in this member's name until this transaction is over. To be called before anything
     * of the member's is changed, a confirmation too: then nobody waits in a circle.
     */
    public void hold(String memberId) {
        standings.hold(memberId);
    }

    /** The session, or trusted session, has ended: nobody is left who could use what it asked for. */
    public void cancelAllOfSession(String sessionId) {
        confirmations
                .pendingOfSession(sessionId)
                .forEach(pending -> confirmations.end(pending, ConfirmationState.CANCELLED, null, null));
    }

    /** A way to confirm was taken away: whatever was asked while it was there has to be asked again. */
    public void endAllOfWorkspace(String workspaceId) {
        confirmations.unusedOfWorkspace(workspaceId).forEach(confirmations::withdraw);
        remembering.forgetAll(workspaceId);
    }

    /** Nothing is to happen in this member's name any more, whatever was confirmed. */
    public void endAllOfMember(String memberId) {
        // First, as every answer does: so nobody waits in a circle
        remembering.forget(memberId);
        confirmations.unusedOfMember(memberId).forEach(confirmations::withdraw);
    }

    private Confirmation mine(String id) {
        String session = caller.member().sessionId();
        return confirmations
                .find(id)
                .filter(confirmation -> confirmation.sessionId().equals(session))
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_UNKNOWN));
    }

    private void refuseUnlessPending(Confirmation confirmation) {
        ConfirmationState state = confirmation.stateAt(clock.instant());
        if (state != ConfirmationState.PENDING) {
            throw new Problem(state.problem());
        }
    }
}

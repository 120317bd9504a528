package io.countersign.confirmation;

import io.countersign.confirmation.Confirmations.Wrong;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/**
 * Takes the answers that a method has found to be the member's. What an answer changes is kept although a problem is
 * thrown: a wrong number stays counted.
 */
@ApplicationScoped
@Transactional(value = TxType.REQUIRED, dontRollbackOn = Problem.class)
public class ConfirmationAnswers {

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
    private Event<ConfirmationDenied> denied;

    /** Pending confirmations of a member that can be answered by this method now, oldest first. */
    public List<Confirmation> open(String memberId, ConfirmationMethod method) {
        return confirmations.pendingOfMember(memberId).stream()
                .filter(confirmation -> methods.isAvailable(method, confirmation))
                .toList();
    }

    /** A confirmation whose id comes from the database. */
    public Confirmation get(String id) {
        return confirmations.find(id).orElseThrow();
    }

    /** @throws Problem {@code confirmation-unknown} if there is none of this member */
    public Confirmation find(String id, String memberId) {
        return confirmations
                .find(id)
                .filter(found -> found.memberId().equals(memberId))
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_UNKNOWN));
    }

    /**
     * The member's confirmation, under the member's lock.
     *
     * @throws Problem {@code confirmation-unknown} if there is none of this member, {@code confirmation-locked},
     *     {@code method-unavailable}
     */
    public Confirmation hold(String id, String memberId, ConfirmationMethod method) {
        Confirmation confirmation = find(id, memberId);
        standings.hold(memberId);
        confirmations.refresh(confirmation);
        requireOpenTo(confirmation, method);
        return confirmation;
    }

    public ConfirmationState state(Confirmation confirmation) {
        return confirmation.stateAt(clock.instant());
    }

    public boolean isPending(Confirmation confirmation) {
        return state(confirmation) == ConfirmationState.PENDING;
    }

    /** @throws Problem {@code confirmation-locked}, {@code method-unavailable}: it cannot be answered by this method now */
    public void requireOpenTo(Confirmation confirmation, ConfirmationMethod method) {
        standings.refuseIfLocked(confirmation.memberId());
        if (!methods.isAvailable(method, confirmation)) {
            throw new Problem(ProblemType.METHOD_UNAVAILABLE);
        }
    }

    /** @throws Problem why it cannot be answered any more */
    public void requirePending(Confirmation confirmation) {
        ConfirmationState state = state(confirmation);
        if (state != ConfirmationState.PENDING) {
            throw new Problem(state.problem());
        }
    }

    /**
     * Checks the number that the asking session shows.
     *
     * @throws Problem {@code number-required} if there is none, which is no try; {@code number-wrong}, of which the third
     *     denies the confirmation
     */
    public void requireNumber(Confirmation confirmation, String number) {
        if (number == null) {
            throw new Problem(ProblemType.NUMBER_REQUIRED);
        }
        if (!Tokens.same(number, confirmation.number())) {
            wrong(confirmation, Wrong.NUMBER, ConfirmationPolicy.WRONG_NUMBERS);
            throw new Problem(ProblemType.NUMBER_WRONG);
        }
    }

    /** A wrong code, of which the fifth denies the confirmation. */
    public Problem wrongCode(Confirmation confirmation) {
        wrong(confirmation, Wrong.CODE, ConfirmationPolicy.WRONG_CODES);
        return new Problem(ProblemType.CODE_WRONG);
    }

    /** A decision that a known trusted session cannot have made. */
    public Problem forged(Confirmation confirmation) {
        standings.failed(standings.hold(confirmation.memberId()), confirmation);
        confirmations.record(confirmation, "confirmation.forged", null);
        return new Problem(ProblemType.DECISION_INVALID);
    }

    /**
     * It's me.
     *
     * @param answeredBy the phone, passkey or masked address
     * @param receipt the signed answer, or null
     * @throws Problem why it cannot be answered any more
     */
    public void approve(Confirmation confirmation, String answeredBy, String receipt) {
        Standing standing = standings.hold(confirmation.memberId());
        if (!confirmations.confirm(confirmation, answeredBy, receipt)) {
            throw tooLate(confirmation);
        }
        standing.approved(clock.instant());
    }

    /** It's not me: the admins are told. */
    public void deny(Confirmation confirmation, String answeredBy, String receipt) {
        end(confirmation, answeredBy, receipt);
        denied.fire(new ConfirmationDenied(confirmation));
    }

    /** It was me, by mistake: nobody needs to be told. */
    public void takeBack(Confirmation confirmation, String answeredBy) {
        end(confirmation, answeredBy, null);
        confirmations.record(confirmation, "confirmation.taken-back", null);
    }

    private void end(Confirmation confirmation, String answeredBy, String receipt) {
        if (!confirmations.end(confirmation, ConfirmationState.DENIED, answeredBy, receipt)) {
            throw tooLate(confirmation);
        }
        remembering.forget(confirmation.memberId());
    }

    private Problem tooLate(Confirmation confirmation) {
        return new Problem(state(confirmations.refresh(confirmation)).problem());
    }

    private void wrong(Confirmation confirmation, Wrong what, int most) {
        int count = confirmations.countWrong(confirmation, what);
        confirmations.record(confirmation, "confirmation.failed", null);
        standings.failed(standings.hold(confirmation.memberId()), confirmation);
        if (count >= most && confirmations.end(confirmation, ConfirmationState.DENIED, null, null)) {
            remembering.forget(confirmation.memberId());
            denied.fire(new ConfirmationDenied(confirmation));
        }
    }
}

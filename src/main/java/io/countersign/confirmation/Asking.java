package io.countersign.confirmation;

import io.countersign.platform.Caller;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Opens confirmations: one for each operation of a session, however often it asks. */
@ApplicationScoped
class Asking {

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Admissions admissions;

    @Inject
    private OperationDigests digests;

    @Inject
    private Standings standings;

    @Inject
    private CoolDown coolDown;

    @Inject
    private Remembering remembering;

    @Inject
    private Confirmations confirmations;

    @Inject
    private ConfirmationMethods methods;

    @Inject
    private Sends sends;

    @Inject
    private ConfirmationViews views;

    /**
     * The pending confirmation of this operation, a new one if there is none; empty if none is needed, or an earlier one is
     * remembered.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<ConfirmationView> ask(Operation operation) {
        Caller.Identity who = caller.member();
        Admission.Subject subject = admissions.admit(operation);
        if (!operation.action().needsConfirmation(subject)) {
            return Optional.empty();
        }
        coolDown.refuse(who.memberId(), operation.action());
        standings.refuseIfLocked(standings.hold(who.memberId()));
        if (remembering.find(who, operation.action(), subject).isPresent()) {
            return Optional.empty();
        }
        String digest = digests.of(operation);
        Optional<Confirmation> pending = confirmations
                .findOpen(Confirmation.openKey(who.sessionId(), digest))
                .filter(this::stillOpen);
        if (pending.isPresent()) {
            return pending.map(views::of);
        }
        makeRoom(who, operation, subject);
        return Optional.of(open(new Confirmation(operation, digest, subject, who, caller.origin(), clock.instant())));
    }

    private boolean stillOpen(Confirmation found) {
        Instant now = clock.instant();
        if (found.stateAt(now) == ConfirmationState.PENDING) {
            return true;
        }
        confirmations.expire(found, now);
        return false;
    }

    /** Other arguments for the same target replace the older request; of what is left, a session has a few open at most. */
    private void makeRoom(Caller.Identity who, Operation operation, Admission.Subject subject) {
        Map<Boolean, List<Confirmation>> open = confirmations.pendingOfSession(who.sessionId()).stream()
                .collect(Collectors.partitioningBy(older -> isReplaced(older, operation, subject)));
        open.get(true).forEach(this::cancel);
        List<Confirmation> others = open.get(false);
        others.stream()
                .limit(Math.max(0, others.size() - ConfirmationPolicy.OPEN_PER_SESSION + 1))
                .forEach(this::cancel);
    }

    private static boolean isReplaced(Confirmation older, Operation operation, Admission.Subject subject) {
        return older.action() == operation.action()
                && older.target().type().equals(subject.type())
                && older.target().id().equals(subject.id());
    }

    private void cancel(Confirmation older) {
        confirmations.end(older, ConfirmationState.CANCELLED, null, null);
    }

    private ConfirmationView open(Confirmation confirmation) {
        List<ConfirmationMethod> available = methods.available(confirmation);
        if (available.stream().anyMatch(method -> method.wantsNumber(confirmation))) {
            confirmation.requireNumber();
        }
        confirmations.add(confirmation);
        available.stream().filter(ConfirmationMethod::sentOnAsking).forEach(method -> sends.send(confirmation, method));
        return views.of(confirmations.refresh(confirmation), available);
    }
}

package io.countersign.confirmation;

import io.countersign.confirmation.ConfirmationTook.Step;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What those look at who wait for a confirmation, and what is measured when they have told it. */
@ApplicationScoped
class ConfirmationWatch {

    @Inject
    private ConfirmationViews views;

    @Inject
    private Confirmations confirmations;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<ConfirmationTook> took;

    Optional<ConfirmationView> find(String id) {
        return views.find(id);
    }

    /** The ids of what is pending for a member, however they may answer it now. */
    @Transactional
    List<String> pendingOf(String memberId) {
        return confirmations.pendingOfMember(memberId).stream()
                .map(Confirmation::id)
                .toList();
    }

    void told(ConfirmationView view) {
        if (view.state() == ConfirmationState.CONFIRMED) {
            Instant approved = view.expiresAt().minus(ConfirmationPolicy.TO_USE);
            took.fire(new ConfirmationTook(Step.RELEASE, view.action(), Duration.between(approved, clock.instant())));
        }
    }
}

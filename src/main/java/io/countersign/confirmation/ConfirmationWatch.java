package io.countersign.confirmation;

import io.countersign.confirmation.ConfirmationTook.Step;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What those look at who wait for a confirmation, and what is measured when they have told it. */
@ApplicationScoped
class ConfirmationWatch {

    @Inject
    private ConfirmationViews views;

    @Inject
    private SystemClock clock;

    @Inject
    private Event<ConfirmationTook> took;

    Optional<ConfirmationView> find(String id) {
        return views.find(id);
    }

    void told(ConfirmationView view) {
        if (view.state() == ConfirmationState.CONFIRMED) {
            Instant approved = view.expiresAt().minus(ConfirmationPolicy.TO_USE);
            took.fire(new ConfirmationTook(Step.RELEASE, view.action(), Duration.between(approved, clock.instant())));
        }
    }
}

package io.countersign.confirmation;

import io.countersign.delivery.Outbox;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws the picture of a confirmation for the session that asked. */
@ApplicationScoped
class ConfirmationViews {

    @Inject
    private Confirmations confirmations;

    @Inject
    private ConfirmationMethods methods;

    @Inject
    private Standings standings;

    @Inject
    private Sends sends;

    @Inject
    private Outbox outbox;

    @Inject
    private SystemClock clock;

    @Transactional(TxType.REQUIRED)
    Optional<ConfirmationView> find(String id) {
        return confirmations.find(id).map(this::of);
    }

    ConfirmationView of(Confirmation confirmation) {
        return of(confirmation, methods.available(confirmation));
    }

    /** @param available what {@link ConfirmationMethods#available} says of it in this transaction */
    ConfirmationView of(Confirmation confirmation, List<ConfirmationMethod> available) {
        Instant now = clock.instant();
        List<Outbox.Progress> progress = outbox.progress(confirmation.id());
        Set<String> sent = new LinkedHashSet<>();
        progress.stream()
                .filter(one -> !one.failed())
                .map(Outbox.Progress::method)
                .forEach(sent::add);
        return new ConfirmationView(
                confirmation.id(),
                confirmation.stateAt(now),
                confirmation.action(),
                confirmation.target(),
                confirmation.text(),
                available.stream().map(ConfirmationMethod::name).toList(),
                List.copyOf(sent),
                names(confirmation, progress),
                confirmation.number(),
                confirmation.numberRequired(),
                confirmation.askedAt(),
                confirmation.expiresAt(),
                confirmation.answeredBy(),
                problem(confirmation, available, progress, now),
                links(confirmation.id(), available));
    }

    private List<String> names(Confirmation confirmation, List<Outbox.Progress> progress) {
        Set<String> names = new LinkedHashSet<>();
        progress.stream()
                .filter(one -> !one.failed())
                .forEach(one -> methods.named(one.method())
                        .ifPresent(method -> names.addAll(method.names(confirmation, List.of(one.recipient())))));
        return List.copyOf(names);
    }

    private Map<String, Object> problem(
            Confirmation confirmation,
            List<ConfirmationMethod> available,
            List<Outbox.Progress> progress,
            Instant now) {
        if (confirmation.stateAt(now) != ConfirmationState.PENDING) {
            return null;
        }
        if (available.isEmpty() && methods.isForAnotherDeviceOnly(confirmation)) {
            return json(new Problem(ProblemType.ASKED_HERE));
        }
        if (progress.isEmpty()) {
            return sends.none(confirmation.id())
                    ? standings
                            .waitToSend(confirmation.memberId())
                            .map(wait -> json(new Problem(ProblemType.TOO_MANY_SENDS).retryAfter(wait)))
                            .orElse(null)
                    : null;
        }
        // Only a method of which every message failed has failed
        Outbox.Progress last = progress.get(progress.size() - 1);
        boolean failed = progress.stream()
                .filter(one -> one.method().equals(last.method()))
                .allMatch(Outbox.Progress::failed);
        return failed
                ? methods.named(last.method())
                        .map(method -> json(new Problem(method.failure())))
                        .orElse(null)
                : null;
    }

    private static Map<String, Object> json(Problem problem) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", problem.type().urn());
        members.put("title", problem.type().title());
        members.putAll(problem.members());
        return members;
    }

    private static Map<String, String> links(String id, List<ConfirmationMethod> available) {
        String self = "/api/confirmations/" + id;
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        links.put("events", self + "/events");
        available.forEach(method -> links.put(method.name(), self + "/" + method.name()));
        return links;
    }
}

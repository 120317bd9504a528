package io.countersign.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the admission of an action, once for all time. */
@ApplicationScoped
class Admissions {

    @Inject
    @Any
    private Instance<Admission> all;

    private final Map<Action, Admission> byAction = new ConcurrentHashMap<>();

    Admission.Subject admit(Operation operation) {
        return byAction.computeIfAbsent(operation.action(), this::find).admit(operation);
    }

    private Admission find(Action action) {
        return all.stream()
                .filter(admission -> admission.actions().contains(action))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No admission decides " + action));
    }
}

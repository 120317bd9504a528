package io.countersign.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Finds the admission of an action. */
@ApplicationScoped
class Admissions {

    @Inject
    @Any
    private Instance<Admission> all;

    Admission.Subject admit(Operation operation) {
        return all.stream()
                .filter(admission -> admission.actions().contains(operation.action()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No admission decides " + operation.action()))
                .admit(operation);
    }
}

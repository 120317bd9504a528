package io.countersign.confirmation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Every method there is, those that are sent by themselves first. */
@ApplicationScoped
class ConfirmationMethods {

    @Inject
    @Any
    private Instance<ConfirmationMethod> all;

    List<ConfirmationMethod> available(Confirmation confirmation) {
        return all.stream()
                .filter(method -> method.isAvailable(confirmation))
                .sorted(Comparator.comparing(ConfirmationMethod::sentOnAsking)
                        .reversed()
                        .thenComparing(ConfirmationMethod::name))
                .toList();
    }

    Optional<ConfirmationMethod> named(String name) {
        return all.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}

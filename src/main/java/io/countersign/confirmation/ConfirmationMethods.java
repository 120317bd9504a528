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

    @Inject
    private PhoneAsking phoneAsking;

    List<ConfirmationMethod> available(Confirmation confirmation) {
        return all.stream()
                .filter(method -> isAvailable(method, confirmation))
                .sorted(Comparator.comparing(ConfirmationMethod::sentOnAsking)
                        .reversed()
                        .thenComparing(ConfirmationMethod::name))
                .toList();
    }

    /**
     * Whether the member may answer this confirmation by this method, now. What was asked on a phone is answered on another
     * device if there is one; in any other way only if there is none, and if the workspace lets it.
     */
    boolean isAvailable(ConfirmationMethod method, Confirmation confirmation) {
        return method.isAvailable(confirmation)
                && (!confirmation.onPhone() || method.isOnAnotherDevice() || mayDoWithoutAnotherDevice(confirmation));
    }

    /** Whether it was asked on a phone, and the workspace lets nothing but another device answer it. */
    boolean isForAnotherDeviceOnly(Confirmation confirmation) {
        return confirmation.onPhone() && phoneAsking.of(confirmation.workspaceId()) != PhoneAsks.OTHER_DEVICE;
    }

    private boolean mayDoWithoutAnotherDevice(Confirmation confirmation) {
        return !isForAnotherDeviceOnly(confirmation)
                && all.stream()
                        .filter(ConfirmationMethod::isOnAnotherDevice)
                        .noneMatch(method -> method.isAvailable(confirmation));
    }

    Optional<ConfirmationMethod> named(String name) {
        return all.stream().filter(method -> method.name().equals(name)).findFirst();
    }
}

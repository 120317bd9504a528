package io.countersign.integration;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Admins remove apps; the sentence says what goes with one. */
@ApplicationScoped
public class AppAdmission implements Admission {

    @Inject
    private Apps apps;

    @Inject
    private AppDeliveries deliveries;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.APP_REMOVE);
    }

    @Override
    public Subject admit(Operation operation) {
        App app = apps.ofAdmin(operation.targetId());
        String reason = operation.argument(Removal.class).orElseThrow().reason().strip();
        return Subject.of(
                "app",
                app.id(),
                app.name(),
                "Remove the app \"%s\"%s. Reason: %s".formatted(app.name(), whatGoes(app), reason));
    }

    private String whatGoes(App app) {
        if (app.kind() != AppKind.WEBHOOK) {
            return "";
        }
        long pending = deliveries.pending(app.id());
        String waiting = pending == 0
                ? ""
                : pending == 1 ? ", 1 waiting delivery" : ", %d waiting deliveries".formatted(pending);
        return ": its webhook to %s, its signing secret%s and its log".formatted(app.host(), waiting);
    }
}

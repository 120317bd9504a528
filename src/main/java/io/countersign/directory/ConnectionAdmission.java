package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Every member may connect a client that waits for it; the code in the operation is not kept. */
@ApplicationScoped
public class ConnectionAdmission implements Admission {

    @Inject
    private SessionConnections connections;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SESSION_CONNECT);
    }

    @Override
    public Subject admit(Operation operation) {
        SessionConnection connection = connections.pending(operation.targetId());
        return Subject.of(
                "connection",
                connection.id(),
                connection.client(),
                "Let \"%s\" at %s sign in as you".formatted(connection.client(), connection.ip()));
    }
}

package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Who may do what with a secret, and the sentence for it. */
@ApplicationScoped
public class SecretAdmission implements Admission {

    @Inject
    private Secrets secrets;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SECRET_VIEW, Action.SECRET_EDIT, Action.SECRET_DELETE);
    }

    @Override
    public Subject admit(Operation operation) {
        Secrets.Accessible found = secrets.get(operation.targetId());
        return switch (operation.action()) {
            case SECRET_VIEW ->
                subject(found.secret(), "View the secret \"%s\"", found.secret().confirmToView());
            case SECRET_EDIT -> edit(found.forOwner(), operation);
            case SECRET_DELETE -> subject(found.forOwner(), "Delete the secret \"%s\" for everyone, for good", true);
            default -> throw new IllegalArgumentException(operation.action().id());
        };
    }

    private static Subject edit(Secret secret, Operation operation) {
        operation.argument(IfMatch.class).orElseThrow().require(secret.tag());
        String change = operation.argument(SecretChange.class).orElseThrow().inWords();
        return new Subject(
                "secret",
                secret.id(),
                secret.name(),
                "Edit the secret \"%s\": %s".formatted(secret.name(), change),
                true);
    }

    private static Subject subject(Secret secret, String sentence, boolean confirmed) {
        return new Subject("secret", secret.id(), secret.name(), sentence.formatted(secret.name()), confirmed);
    }
}

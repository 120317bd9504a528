package io.countersign.sharing;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Quoted;
import io.countersign.vault.ItemRole;
import io.countersign.vault.ShareableSecrets;
import io.countersign.vault.ShareableSecrets.Shareable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.stream.Collectors;

/** The owners of a secret say who has access; the sentence names everybody and each role. */
@ApplicationScoped
public class GrantAdmission implements Admission {

    @Inject
    private ShareableSecrets secrets;

    @Inject
    private Grants grants;

    @Inject
    private Recipients recipients;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SECRET_SHARE);
    }

    @Override
    public Subject admit(Operation operation) {
        Shareable secret = secrets.require(operation.targetId(), operation.action());
        String sentence = operation
                .argument(NewGrants.class)
                .map(request -> sharing(secret, request))
                .orElseGet(() -> change(secret, operation));
        return Subject.of("secret", secret.id(), secret.name(), sentence);
    }

    private String sharing(Shareable secret, NewGrants request) {
        String all = recipients.of(secret.id(), request).stream()
                .map(Recipients.Named::inWords)
                .collect(Collectors.joining(", "));
        String message = request.words() == null ? "" : ", with the message " + Quoted.name(request.words());
        return "Share the secret \"" + secret.name() + "\" with " + all + message;
    }

    private String change(Shareable secret, Operation operation) {
        Grant grant = grants.get(secret.id(), operation.argument(GrantId.class).orElseThrow());
        String of = "the secret \"" + secret.name() + "\"";
        if (operation.argument(GrantChange.class).isEmpty()) {
            grants.requireOtherOwner(secret.id(), grant);
            return "Share " + of + " no more with " + grant.to().inWords();
        }
        ItemRole role = operation.argument(GrantChange.class).orElseThrow().role();
        recipients.requireFit(grant, role);
        if (role != ItemRole.OWNER) {
            grants.requireOtherOwner(secret.id(), grant);
        }
        return "Make " + grant.to().inWords() + " " + role.inWords() + " of " + of;
    }
}

package io.countersign.sharing;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.vault.ShareableSecrets;
import io.countersign.vault.ShareableSecrets.Shareable;
import io.countersign.vault.WholeSecrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** The owners of a secret make links to it; the sentence says for how long, how often and what is asked of who opens it. */
@ApplicationScoped
public class LinkAdmission implements Admission {

    /** In bytes: all of it is encrypted anew while others wait for the secret. */
    private static final long MOST = 100L << 20;

    @Inject
    private ShareableSecrets secrets;

    @Inject
    private WholeSecrets contents;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.SECRET_LINK);
    }

    @Override
    public Subject admit(Operation operation) {
        Shareable secret = secrets.require(operation.targetId(), operation.action());
        if (contents.bytes(secret.id()) > MOST) {
            throw new Problem(ProblemType.TOO_LARGE, "A link holds up to 100 MB of attachments");
        }
        NewLink link = operation.argument(NewLink.class).orElseThrow();
        String sentence = "Share the secret \"" + secret.name() + "\" " + link.inWords();
        return Subject.of("secret", secret.id(), secret.name(), sentence);
    }
}

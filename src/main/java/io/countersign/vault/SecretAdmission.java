package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Caller;
import io.countersign.platform.Quoted;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may do what with a secret, and the sentence for it. */
@ApplicationScoped
public class SecretAdmission implements Admission {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Secrets secrets;

    @Inject
    private Vaults vaults;

    @Inject
    private SecretVersions versions;

    @Override
    public Set<Action> actions() {
        return Set.of(
                Action.SECRET_VIEW,
                Action.SECRET_EDIT,
                Action.SECRET_DELETE,
                Action.SECRET_HISTORY,
                Action.SECRET_RESTORE);
    }

    @Override
    public Subject admit(Operation operation) {
        if (operation.targetId() == null) {
            return deletionOf(operation.argument(SecretSelection.class).orElseThrow());
        }
        Secret secret = secrets.get(operation.targetId()).require(operation.action());
        String sentence = switch (operation.action()) {
            case SECRET_VIEW -> "View the secret \"%s\"";
            case SECRET_EDIT -> edit(secret, operation);
            case SECRET_DELETE -> deletion(secret, operation);
            case SECRET_HISTORY -> history(secret, operation);
            case SECRET_RESTORE -> restore(secret, operation);
            default -> throw new IllegalArgumentException(operation.action().id());
        };
        String words = sentence.formatted(secret.name());
        return new Subject("secret", secret.id(), secret.name(), words, secret.confirmToView());
    }

    private String edit(Secret secret, Operation operation) {
        SecretChange change = operation.argument(SecretChange.class).orElseThrow();
        change.requireFit(secret.type(), clock.instant());
        operation.argument(IfMatch.class).orElseThrow().require(secret.tag());
        String vault = change.vault() == null
                ? null
                : vaults.forMove(secret, change.vault(), caller.member().workspaceId())
                        .name();
        return "Edit the secret \"%s\": " + literal(change.inWords(secret.type(), vault));
    }

    private static String deletion(Secret secret, Operation operation) {
        operation.argument(IfMatch.class).orElseThrow().requireIfSent(secret.tag());
        return "Delete the secret \"%s\" for everyone, for good";
    }

    private String history(Secret secret, Operation operation) {
        return operation
                .argument(VersionNumber.class)
                .map(number ->
                        "Open version " + versions.get(secret, number.n()).n() + " of the secret \"%s\"")
                .orElse("Open the history of the secret \"%s\"");
    }

    private String restore(Secret secret, Operation operation) {
        SecretVersion.View version = versions.get(
                        secret,
                        operation.argument(VersionNumber.class).orElseThrow().n())
                .view();
        operation.argument(IfMatch.class).orElseThrow().requireIfSent(secret.tag());
        return "Restore version " + version.n() + " of the secret \"%s\", which "
                + literal(version.by().name()) + " saved on " + DAY.format(version.at());
    }

    private Subject deletionOf(SecretSelection selection) {
        List<String> names = selection.secrets().stream()
                .map(id -> secrets.get(id).require(Action.SECRET_DELETE).name())
                .toList();
        String all = names.stream().map(Quoted::name).collect(Collectors.joining(", "));
        String count = names.size() == 1 ? "1 secret" : names.size() + " secrets";
        return Subject.of("secrets", "selection", count, "Delete " + count + " for everyone, for good: " + all);
    }

    /** What members have typed is no format. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}

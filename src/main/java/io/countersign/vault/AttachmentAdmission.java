package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Admission;
import io.countersign.confirmation.Operation;
import io.countersign.platform.Quoted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;

/** Who may do what with the attachments of a secret, and the sentence for it. */
@ApplicationScoped
public class AttachmentAdmission implements Admission {

    @Inject
    private Secrets secrets;

    @Inject
    private Attachments attachments;

    @Override
    public Set<Action> actions() {
        return Set.of(Action.ATTACHMENT_ADD, Action.ATTACHMENT_DOWNLOAD, Action.ATTACHMENT_REMOVE);
    }

    @Override
    public Subject admit(Operation operation) {
        Secret secret = secrets.get(operation.targetId()).require(operation.action());
        String sentence = switch (operation.action()) {
            case ATTACHMENT_ADD -> "Add the file " + newOne(operation) + " to the secret \"%s\"";
            case ATTACHMENT_DOWNLOAD -> "Download the file " + existing(secret, operation) + " of the secret \"%s\"";
            case ATTACHMENT_REMOVE ->
                "Remove the file " + existing(secret, operation) + " from the secret \"%s\", for good";
            default -> throw new IllegalArgumentException(operation.action().id());
        };
        return Subject.of("secret", secret.id(), secret.name(), sentence.formatted(secret.name()));
    }

    private static String newOne(Operation operation) {
        NewAttachment file = operation.argument(NewAttachment.class).orElseThrow();
        return quoted(file.name().text()) + " (" + size(file.size()) + ")";
    }

    private String existing(Secret secret, Operation operation) {
        AttachmentId id = operation.argument(AttachmentId.class).orElseThrow();
        return quoted(attachments.get(secret, id).name());
    }

    /** What members have typed is no format. */
    private static String quoted(String name) {
        return Quoted.name(name).replace("%", "%%");
    }

    static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes == 1 ? "1 byte" : bytes + " bytes";
        }
        return bytes < 1 << 20
                ? "%.0f KB".formatted(bytes / 1024.0)
                : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1048576.0);
    }
}

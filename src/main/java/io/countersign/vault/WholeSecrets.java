package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.crypto.DataKey;
import io.countersign.crypto.StreamKey;
import io.countersign.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A secret as it is now with all that belongs to it, in clear, for whoever may give it away. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class WholeSecrets {

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeys keys;

    @Inject
    private SecretValues values;

    @Inject
    private Attachments attachments;

    @Inject
    private AttachmentContents contents;

    /**
     * @param kind its name, for people
     * @param expiresAt when it will be gone, or null
     * @param fields in the order in which they are shown
     */
    public record Whole(
            String name, String kind, String icon, Instant expiresAt, List<Field> fields, List<Attached> files) {}

    /** @param label for people */
    public record Field(String label, FieldType type, boolean masked, String value) {}

    /** @param size in bytes */
    public record Attached(String name, String type, long size, Content content) {}

    /** Opens a file in clear, within the transaction. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /** How many bytes the files of a secret have together. */
    public long bytes(String id) {
        return attachments.allOf(id).stream().mapToLong(Attachment::size).sum();
    }

    /**
     * Of a secret that the caller holds.
     *
     * @throws Problem {@code not-found}, {@code forbidden}, {@code key-service-unavailable}
     */
    public Whole read(String id, Action action) {
        Secret secret = secrets.get(id).require(action);
        SecretKind.View kind = secret.type().view();
        List<Field> fields = new ArrayList<>();
        values.typed(secret).forEach((name, value) -> fields.add(field(secret.type(), name, value)));
        return new Whole(secret.name(), kind.name(), kind.icon(), secret.expiresAt(), fields, files(secret));
    }

    private static Field field(SecretKind kind, String name, FieldValue value) {
        FieldSpec spec = SecretFields.specOf(kind, name, value.type());
        return new Field(spec.label(), spec.type(), spec.masked(), value.value());
    }

    private List<Attached> files(Secret secret) {
        DataKey key = keys.open(secret);
        return attachments.allOf(secret.id()).stream()
                .map(attachment -> new Attached(
                        attachment.name(), attachment.type(), attachment.size(), () -> open(key, attachment)))
                .toList();
    }

    private InputStream open(DataKey key, Attachment attachment) throws IOException {
        StreamKey stream = key.openStreamKey(attachment.dataKey(), attachment.place());
        return stream.decrypting(contents.open(attachment), attachment.place());
    }
}

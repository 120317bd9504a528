package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.crypto.DataKey;
import io.countersign.crypto.StreamKey;
import io.countersign.directory.Audited;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;

/** What members do with the attachments of a secret. */
@Stateless
public class AttachmentService {

    @Inject
    private Caller caller;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeeping keeping;

    @Inject
    private SecretKeys keys;

    @Inject
    private Attachments attachments;

    @Inject
    private AttachmentContents contents;

    @Inject
    private Audited audited;

    /** An attachment that its reader may open once. */
    public record Download(AttachmentView view, Source content) {}

    /** Opens a content in clear; it may break off if the attachment is removed meanwhile. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    public Page<AttachmentView> list(String id, Page.Request request) {
        return attachments.page(secrets.get(id).secret(), request);
    }

    /** All of it, or nothing: content, key and row are written in this one transaction. */
    @RequiresConfirmation(Action.ATTACHMENT_ADD)
    public AttachmentView add(@TargetId String id, NewAttachment file) {
        Caller.Identity who = caller.member();
        int chunks = contents.write(file.content().id(), file.content().ciphertext());
        Secret secret = keeping.hold(id, Action.ATTACHMENT_ADD);
        Attachment attachment = attachments.add(secret, file, chunks, SecretVersion.Editor.of(who));
        record("attachment.added", secret, attachment);
        return attachment.view(file.sha256());
    }

    @RequiresConfirmation(Action.ATTACHMENT_DOWNLOAD)
    public Download download(@TargetId String id, AttachmentId attachmentId) {
        Secret secret = secrets.get(id).secret();
        Attachment attachment = attachments.get(secret, attachmentId);
        record("attachment.downloaded", secret, attachment);
        return keys.reading(secret, key -> download(key, attachments.get(secret, attachmentId)));
    }

    private Download download(DataKey key, Attachment attachment) {
        StreamKey stream = key.openStreamKey(attachment.dataKey(), attachment.place());
        return new Download(
                attachments.view(key, attachment),
                () -> stream.decrypting(contents.open(attachment), attachment.place()));
    }

    @RequiresConfirmation(Action.ATTACHMENT_REMOVE)
    public void remove(@TargetId String id, AttachmentId attachmentId) {
        Secret secret = keeping.hold(id, Action.ATTACHMENT_REMOVE);
        Attachment attachment = attachments.get(secret, attachmentId);
        attachments.remove(attachment);
        record("attachment.removed", secret, attachment);
    }

    private void record(String event, Secret secret, Attachment attachment) {
        audited.record(event, "attachment", attachment.id(), "%s (%s)".formatted(attachment.name(), secret.name()));
    }
}

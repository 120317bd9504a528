package io.countersign.vault;

import io.countersign.crypto.DataKey;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;

/** The attachments of secrets, with their keys. Who may has been asked before. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Attachments {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private SecretValues values;

    @Inject
    private AttachmentContents contents;

    /** Whoever adds it holds the secret, or it could be deleted meanwhile. */
    Attachment add(Secret secret, NewAttachment file, int chunks, SecretVersion.Editor member) {
        byte[] digest = values.key(secret)
                .encrypt(
                        file.sha256(),
                        Attachment.place(secret.id(), file.content().id()));
        Attachment attachment = new Attachment(secret, file, digest, chunks, member, clock.instant());
        database.persist(attachment);
        database.flush();
        return attachment;
    }

    /** @throws Problem {@code not-found} if it is none of this secret's */
    Attachment get(Secret secret, AttachmentId id) {
        return database.createQuery(
                        "select a from Attachment a where a.id = :id and a.secretId = :secret", Attachment.class)
                .setParameter("id", id.text())
                .setParameter("secret", secret.id())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    Page<AttachmentView> page(Secret secret, Page.Request request) {
        String[] after = SecretQuery.key(request.after());
        List<Attachment> found = database.createQuery(
                        "select a from Attachment a where a.secretId = :secret and (a.createdAt < :at"
                                + " or a.createdAt = :at and a.id < :last) order by a.createdAt desc, a.id desc",
                        Attachment.class)
                .setParameter("secret", secret.id())
                .setParameter("at", Instant.ofEpochMilli(Long.parseLong(after[0])))
                .setParameter("last", after[1])
                .setMaxResults(request.limit() + 1)
                .getResultList();
        DataKey key = values.key(secret);
        return Page.of(found, request, attachment -> view(key, attachment), Attachment::pageKey);
    }

    AttachmentView view(DataKey key, Attachment attachment) {
        return attachment.view(key.decrypt(attachment.digest(), attachment.place()));
    }

    /** With its content and its key. */
    void remove(Attachment attachment) {
        contents.delete(attachment);
        database.remove(attachment);
        database.flush();
    }

    void deleteAllOf(Secret secret) {
        database.createNativeQuery("delete from attachment_chunk where attachment_id in"
                        + " (select a.id from attachment a where a.secret_id = ?)")
                .setParameter(1, secret.id())
                .executeUpdate();
        database.createQuery("delete from Attachment a where a.secretId = :id")
                .setParameter("id", secret.id())
                .executeUpdate();
    }
}

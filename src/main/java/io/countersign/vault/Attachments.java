package io.countersign.vault;

import io.countersign.crypto.CryptoFailed;
import io.countersign.crypto.DataKey;
import io.countersign.platform.Page;
import io.countersign.platform.PageKey;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.CacheStoreMode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
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
    private SecretKeys keys;

    @Inject
    private AttachmentContents contents;

    /**
     * Whoever adds it holds the secret, or it could be deleted meanwhile.
     *
     * @throws Problem {@code unavailable} if the secret has got a new key since the file came in
     */
    Attachment add(Secret secret, NewAttachment file, int chunks, SecretVersion.Editor member) {
        DataKey key = keys.open(secret);
        String place = Attachment.place(secret.id(), file.content().id());
        try {
            key.openStreamKey(file.content().dataKey(), place);
        } catch (CryptoFailed e) {
            throw new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(1));
        }
        byte[] digest = key.encrypt(file.sha256(), place);
        Attachment attachment = new Attachment(secret, file, digest, chunks, member, clock.instant());
        database.persist(attachment);
        database.flush();
        return attachment;
    }

    /** Their keys and digests go under the secret's new key; what they hold stays under their own. */
    void bringOver(@Observes SecretKeyRenewed renewed) {
        allOf(renewed.secretId()).forEach(attachment -> attachment.bringOver(renewed.before(), renewed.after()));
        database.flush();
    }

    /** Oldest first. */
    List<Attachment> allOf(String secretId) {
        return database.createQuery(
                        "select a from Attachment a where a.secretId = :secret order by a.createdAt, a.id",
                        Attachment.class)
                .setParameter("secret", secretId)
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultList();
    }

    /** @throws Problem {@code not-found} if it is none of this secret's */
    Attachment get(Secret secret, AttachmentId id) {
        return database.createQuery(
                        "select a from Attachment a where a.id = :id and a.secretId = :secret", Attachment.class)
                .setParameter("id", id.text())
                .setParameter("secret", secret.id())
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    Page<AttachmentView> page(Secret secret, Page.Request request) {
        PageKey after = PageKey.of(request.after());
        return Page.of(page(secret, request, after), request, attachment -> attachment.view(null), Attachment::pageKey);
    }

    private List<Attachment> page(Secret secret, Page.Request request, PageKey after) {
        return database.createQuery(
                        "select a from Attachment a where a.secretId = :secret and (a.createdAt < :at"
                                + " or a.createdAt = :at and a.id < :last) order by a.createdAt desc, a.id desc",
                        Attachment.class)
                .setParameter("secret", secret.id())
                .setParameter("at", Instant.ofEpochMilli(after.at()))
                .setParameter("last", after.id())
                .setMaxResults(request.limit() + 1)
                .setHint("jakarta.persistence.cache.storeMode", CacheStoreMode.REFRESH)
                .getResultList();
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

package io.countersign.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The ciphertext of attachments in the database, in chunks, so that never a whole file is in memory. */
@ApplicationScoped
public class AttachmentContents {

    /** In bytes. */
    private static final int CHUNK = 128 * 1024;

    @PersistenceContext
    private EntityManager database;

    @Inject
    private AttachmentContents self;

    /** In the caller's transaction; answers the number of chunks. */
    @Transactional(TxType.MANDATORY)
    int write(String attachmentId, Path ciphertext) {
        try (InputStream source = Files.newInputStream(ciphertext)) {
            int n = 0;
            for (byte[] chunk = source.readNBytes(CHUNK); chunk.length > 0; chunk = source.readNBytes(CHUNK)) {
                write(attachmentId, n, chunk);
                n++;
            }
            return n;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String attachmentId, int n, byte[] chunk) {
        database.createNativeQuery("insert into attachment_chunk (attachment_id, n, content) values (?, ?, ?)")
                .setParameter(1, attachmentId)
                .setParameter(2, n)
                .setParameter(3, chunk)
                .executeUpdate();
    }

    /**
     * Reads chunk by chunk, each in a short transaction of its own: a slow line holds no connection.
     *
     * @throws AttachmentGone while it is read, once it was removed
     */
    InputStream open(Attachment attachment) {
        return new SequenceInputStream(new Chunks(attachment.chunks(), n -> self.chunk(attachment.id(), n)));
    }

    @Transactional
    byte[] chunk(String attachmentId, int n) {
        List<?> found = database.createNativeQuery(
                        "select content from attachment_chunk where attachment_id = ? and n = ?")
                .setParameter(1, attachmentId)
                .setParameter(2, n)
                .getResultList();
        if (found.isEmpty()) {
            throw new AttachmentGone();
        }
        return (byte[]) found.get(0);
    }

    @Transactional(TxType.MANDATORY)
    void delete(Attachment attachment) {
        database.createNativeQuery("delete from attachment_chunk where attachment_id = ?")
                .setParameter(1, attachment.id())
                .executeUpdate();
    }
}

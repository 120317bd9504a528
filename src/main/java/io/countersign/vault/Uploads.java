package io.countersign.vault;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.AskingDesk;
import io.countersign.crypto.DataKey;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Receives files: encrypted as they come, checked against what was announced, kept nowhere else. */
@ApplicationScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class.getName());

    @Inject
    private Caller caller;

    @Inject
    private AskingDesk asking;

    @Inject
    private Secrets secrets;

    @Inject
    private SecretKeys keys;

    /**
     * The file of this request; without its content if that is to follow once it is confirmed. Nothing is read for who may
     * not add it.
     *
     * @throws Problem {@code invalid-request} if the body does not fit the announcement, {@code too-large}; then nothing is
     *     kept
     */
    NewAttachment receive(String secretId, Announcement announced, InputStream body) {
        Secret secret = secrets.get(secretId).require(Action.ATTACHMENT_ADD);
        asking.contentSetsOut(Action.ATTACHMENT_ADD);
        byte[] head = Incoming.read(body, FileType.HEAD);
        if (head.length > 0 || announced.isOfNothing()) {
            return receive(secret, announced, new Incoming(head, body));
        }
        if (caller.confirmationId().isPresent()) {
            throw Problem.invalid("body", "must be the file");
        }
        return announced.withoutContent();
    }

    private NewAttachment receive(Secret secret, Announcement announced, Incoming incoming) {
        String id = Tokens.id("a_");
        String place = Attachment.place(secret.id(), id);
        DataKey key = keys.reading(secret, Function.identity());
        byte[] wrapped = key.newStreamKey(place);
        String type = FileType.judge(incoming.head(), announced.name(), announced.type());
        ReceivedFile file = new ReceivedFile(id, type, wrapped, temporaryFile());
        try {
            try (OutputStream sink = new BufferedOutputStream(Files.newOutputStream(file.ciphertext()));
                    OutputStream encrypting = key.openStreamKey(wrapped, place).encrypting(sink, place)) {
                incoming.copyTo(encrypting);
            }
            incoming.requireFit(announced);
            return new NewAttachment(announced.name(), announced.type(), incoming.size(), incoming.sha256(), file);
        } catch (IOException e) {
            file.close();
            throw noRoom(e);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Path temporaryFile() {
        try {
            // Named, since the JDK's own default is the one the process began with
            return Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "upload-", ".part");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private static Problem noRoom(IOException failure) {
        LOG.log(Level.WARNING, "An upload could not be written to the temporary directory: {0}", failure.getClass());
        return new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(30));
    }
}

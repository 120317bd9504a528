package io.countersign.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an upload has brought, encrypted in a temporary file, which goes when this is closed.
 *
 * @param id of the attachment that it may become
 * @param type judged by its content
 * @param dataKey its key, wrapped by the secret's
 */
record ReceivedFile(String id, String type, byte[] dataKey, Path ciphertext) implements AutoCloseable {

    @Override
    public void close() {
        try {
            Files.deleteIfExists(ciphertext);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

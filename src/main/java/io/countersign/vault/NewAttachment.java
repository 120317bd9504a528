package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A file that is to be added; a confirmation is bound to all of it but the content, which the digest stands for.
 *
 * @param type as declared
 * @param size in bytes
 * @param sha256 in hexadecimal digits
 * @param content what was received and fits; null where it was only announced
 */
public record NewAttachment(
        FileName name,
        String type,
        long size,
        String sha256,
        @JsonIgnore ReceivedFile content) implements AutoCloseable {

    /** Leaves nothing of the content but what was stored. */
    @Override
    public void close() {
        if (content != null) {
            content.close();
        }
    }
}

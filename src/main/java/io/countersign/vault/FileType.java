package io.countersign.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/** Tells the media type of a file. */
final class FileType {

    private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

    /** How much of a file's beginning is looked at, in bytes. */
    static final int HEAD = KNOWN.getMinLength();

    private FileType() {}

    /** Judged by the content; its name and its declared type only say more exactly what the content may be. */
    static String judge(byte[] head, FileName name, String declared) {
        Metadata hints = new Metadata();
        hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.text());
        try {
            // An unknown one would be learned, and kept for good
            if (KNOWN.getRegisteredMimeType(declared) != null) {
                hints.set(Metadata.CONTENT_TYPE, declared);
            }
            return KNOWN.detect(new ByteArrayInputStream(head), hints)
                    .getBaseType()
                    .toString();
        } catch (org.apache.tika.mime.MimeTypeException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.Problem;
import io.countersign.platform.Shown;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The name of a file without its folders, as any system can keep it: at most 255 bytes in UTF-8, and nothing that does not
 * show or that turns what is around it.
 */
public record FileName(@JsonValue String text) {

    private static final int LONGEST = 255;
    private static final int LONGEST_ENDING = 32;

    /** @throws Problem {@code invalid-request} if nothing of it can be kept */
    static FileName of(String given) {
        String base = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String shown = Normalizer.normalize(base, Normalizer.Form.NFC)
                .replaceAll(Shown.HIDDEN, "")
                .strip()
                .replaceAll("[. ]+$", "");
        if (shown.isEmpty()) {
            throw Problem.invalid("Content-Disposition", "must name the file");
        }
        return new FileName(shorten(shown));
    }

    /** Keeps the ending, by which systems know the kind of file. */
    private static String shorten(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && bytes(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
        String stem = name.substring(0, name.length() - ending.length());
        while (bytes(stem) + bytes(ending) > LONGEST) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

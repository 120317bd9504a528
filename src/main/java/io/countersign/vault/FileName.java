package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The name of a file without its folders, as any system can keep it: at most 255 bytes in UTF-8, and nothing that does not
 * show or that turns what is around it.
 */
public record FileName(@JsonValue String text) {

    private static final int LONGEST = 255;
    private static final int LONGEST_ENDING = 32;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** @throws Problem {@code invalid-request} if nothing of it can be kept */
    static FileName of(String given) {
        String base = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        String shown = Normalizer.normalize(base, Normalizer.Form.NFC)
                .codePoints()
                .filter(FileName::isShown)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll("[. ]+$", "");
        if (shown.isEmpty()) {
            throw Problem.invalid("Content-Disposition", "must name the file");
        }
        return new FileName(shorten(shown));
    }

    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Emoji and some scripts are joined by these; all others turn directions or hide
            case Character.FORMAT -> character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER;
            default -> true;
        };
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

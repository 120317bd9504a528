package io.countersign.mail;

import java.util.List;

/**
 * What a mail says, whatever it looks like.
 *
 * @param language of the letter, an ISO 639 code
 * @param from the workspace in whose name it is written
 * @param title the first line
 * @param code to be typed where it was asked for, or null
 * @param button or null
 * @param facts what, from where, when
 */
public record Letter(
        String language,
        String from,
        String title,
        List<String> paragraphs,
        String code,
        Button button,
        List<Fact> facts,
        String foot) {

    public record Button(String label, String url) {}

    public record Fact(String name, String value) {}

    /** The first paragraph: what this is about. */
    public String lead() {
        return paragraphs.get(0);
    }

    /** The paragraphs that come after the facts. */
    public List<String> rest() {
        return paragraphs.subList(1, paragraphs.size());
    }

    /** A letter that only tells. */
    public static Letter notice(String from, String title, List<String> paragraphs, List<Fact> facts) {
        return new Letter(
                Wording.ENGLISH.language(),
                from,
                title,
                paragraphs,
                null,
                null,
                facts,
                "You get this mail because of your role there.");
    }
}

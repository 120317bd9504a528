package io.countersign.directory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** What a client calls itself: shown, mailed and signed, so it says little and only in plain characters. */
public record ClientLabel(
        @NotBlank @Size(max = 40) @Pattern(regexp = PLAIN, message = NOT_PLAIN)
        String name,

        @NotBlank @Size(max = 30) @Pattern(regexp = PLAIN, message = NOT_PLAIN)
        String platform) {

    private static final String PLAIN = "[A-Za-z0-9 .()_-]*";
    private static final String NOT_PLAIN = "may hold letters, digits, blanks and .()_- only";

    /** For example "Chrome extension on Linux". */
    String inWords() {
        return name.strip() + " on " + platform.strip();
    }
}

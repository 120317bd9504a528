package io.countersign.directory;

import io.countersign.mail.Wording;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a member changes about themselves; null stays as it is.
 *
 * @param language of the member's mails; {@code auto}: as the browser that asks wants it
 */
public record ProfileChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Shown
        String name,

        String language) {

    static final String AUTO = "auto";

    @AssertTrue(message = "names nothing to change")
    boolean isChange() {
        return name != null || language != null;
    }

    @AssertTrue(message = "must be auto or one of the languages of the mails")
    boolean isLanguage() {
        return language == null || language.equals(AUTO) || Wording.languages().contains(language);
    }
}

package io.countersign.directory;

import io.countersign.mail.Wording;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

/** @param language of the member's mails; {@code auto}: as the browser that asks wants it */
public record ProfileChange(@NotNull String language) {

    static final String AUTO = "auto";

    @AssertTrue(message = "must be auto or one of the languages of the mails")
    boolean isLanguage() {
        return language == null || language.equals(AUTO) || Wording.languages().contains(language);
    }
}

package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.platform.Problem;
import io.countersign.platform.Quoted;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a vault is to change; what is not named stays as it is.
 *
 * @param isDefault true, or null: a vault stops being the default when another one becomes it
 */
public record VaultChange(
        @Size(max = 100) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Shown
        String name,

        @JsonProperty("default") Boolean isDefault) {

    @AssertTrue(message = "names nothing to change")
    boolean isChange() {
        return name != null || isDefault != null;
    }

    /** @throws Problem {@code invalid-request} where it would leave the workspace without a default */
    void requireFit() {
        if (Boolean.FALSE.equals(isDefault)) {
            throw Problem.invalid("default", "must be true: make another vault the default instead");
        }
    }

    /** For the sentence that is confirmed. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name, now " + Quoted.name(name.strip()));
        }
        if (isDefault != null) {
            words.add("the default vault from now on");
        }
        return String.join("; ", words);
    }
}

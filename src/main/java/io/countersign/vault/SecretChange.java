package io.countersign.vault;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** What of a secret is to change; null stays as it is. */
public record SecretChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,

        @Valid SecretFields fields,
        Boolean confirmToView) {

    @AssertTrue(message = "names nothing to change")
    boolean isChange() {
        return name != null || confirmToView != null || note() != null;
    }

    String note() {
        return fields == null ? null : fields.note();
    }

    /** For the sentence that is confirmed. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name, now \"" + name.strip() + "\"");
        }
        if (note() != null) {
            words.add("note");
        }
        if (confirmToView != null) {
            words.add(confirmToView ? "confirm to view, now on" : "confirm to view, now off");
        }
        return String.join("; ", words);
    }
}

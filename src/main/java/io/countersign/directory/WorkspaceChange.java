package io.countersign.directory;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;

/** What of a workspace's settings is to change; null stays as it is. */
public record WorkspaceChange(
        @Size(max = 200) @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        String name,

        Boolean emailLinkEnabled,
        Boolean numberMatching,
        ExportBy exportBy) {

    @AssertTrue(message = "names no setting to change")
    boolean isChange() {
        return name != null || emailLinkEnabled != null || numberMatching != null || exportBy != null;
    }

    /** For the sentence that is confirmed. */
    String inWords() {
        List<String> words = new ArrayList<>();
        if (name != null) {
            words.add("name \"" + name.strip() + "\"");
        }
        if (emailLinkEnabled != null) {
            words.add("confirming by email link " + (emailLinkEnabled ? "on" : "off"));
        }
        if (numberMatching != null) {
            words.add("number matching " + (numberMatching ? "on" : "off"));
        }
        if (exportBy != null) {
            words.add("export of secrets by " + exportBy.id());
        }
        return String.join(", ", words);
    }
}

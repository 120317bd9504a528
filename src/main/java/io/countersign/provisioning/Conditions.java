package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code If-Match} and {@code If-None-Match} (RFC 9110, section 13), each with any number of tags or {@code *}. All versions
 * are weak, so tags are compared as if they were too: SCIM's clients change by them (RFC 7644, section 3.14).
 */
final class Conditions {

    static final String MATCH = "If-Match";
    static final String NONE_MATCH = "If-None-Match";

    /** Without quotation marks too, as some clients write it. */
    private static final String TAG = "(?:W/)?\"[^\"]*\"|[^\\s\",]+";

    private static final Pattern EACH = Pattern.compile(TAG);
    private static final Pattern LIST = Pattern.compile("\\s*(?:" + TAG + ")(?:\\s*,\\s*(?:" + TAG + "))*\\s*");

    private Conditions() {}

    /** What is answered where a condition is not met. */
    static Optional<ScimAnswer> refusal(HttpMethod method, Map<String, String> headers, String version) {
        String wanted = headers.getOrDefault(MATCH, "*");
        String unwanted = headers.getOrDefault(NONE_MATCH, "\"\"");
        if (!LIST.matcher(wanted).matches() || !LIST.matcher(unwanted).matches()) {
            return Optional.of(ScimAnswer.error(400, "invalidValue", "A condition is no list of entity tags"));
        }
        if (method == HttpMethod.GET && names(wanted, version) && names(unwanted, version)) {
            return Optional.of(new ScimAnswer(304, Map.of("ETag", version), ""));
        }
        return names(wanted, version) && !names(unwanted, version)
                ? Optional.empty()
                : Optional.of(ScimAnswer.error(412, null, "This is not the version of now"));
    }

    private static boolean names(String tags, String version) {
        return tags.strip().equals("*")
                || EACH.matcher(tags)
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(tag -> opaque(tag).equals(opaque(version)));
    }

    private static String opaque(String tag) {
        return tag.replaceFirst("^W/", "").replace("\"", "");
    }
}

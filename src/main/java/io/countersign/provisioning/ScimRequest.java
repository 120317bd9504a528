package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request of the company's directory.
 *
 * @param url under the server's public address, with its query
 * @param body null: none
 * @param headers whose names have no case
 */
record ScimRequest(HttpMethod method, String url, String body, Map<String, String> headers) {

    private static final Pattern ONE = Pattern.compile(".*/(Users|Groups)/[^/]+");

    boolean changes() {
        return method != HttpMethod.GET && !url.contains("/.search");
    }

    /** Whether it is about one thing, of a certain version. */
    boolean isConditional() {
        return method != HttpMethod.POST
                && ONE.matcher(target()).matches()
                && (headers.containsKey(Conditions.MATCH) || headers.containsKey(Conditions.NONE_MATCH));
    }

    /** For what it is about as it is now. */
    ScimRequest look() {
        return new ScimRequest(HttpMethod.GET, target(), null, unconditional().headers());
    }

    /** For the library, which knows conditions of one tag only. */
    ScimRequest unconditional() {
        Map<String, String> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        others.keySet().removeAll(Set.of(Conditions.MATCH, Conditions.NONE_MATCH));
        return new ScimRequest(method, url, body, others);
    }

    private String target() {
        return url.replaceFirst("\\?.*", "");
    }

    /**
     * In the forms that the library understands.
     *
     * @throws ScimException for what is none
     */
    ScimRequest straight() {
        return new ScimRequest(
                method, ScimFilter.straightenIn(url), body == null ? null : ScimBody.read(this), headers);
    }
}

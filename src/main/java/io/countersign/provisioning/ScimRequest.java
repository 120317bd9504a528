package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import java.util.Map;

/**
 * A request of the company's directory.
 *
 * @param url under the server's public address, with its query
 * @param body null: none
 */
record ScimRequest(HttpMethod method, String url, String body, Map<String, String> headers) {

    boolean changes() {
        return method != HttpMethod.GET && !url.contains("/.search");
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

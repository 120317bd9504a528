package io.countersign.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.countersign.platform.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is answered; an error in the form of RFC 7644, section 3.12. */
record ScimAnswer(int status, Map<String, String> headers, String body) {

    private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";

    /** @param type a scimType of RFC 7644, table 9, or null */
    static ScimAnswer error(int status, String type, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of(ERROR));
        body.put("status", Integer.toString(status));
        if (type != null) {
            body.put("scimType", type);
        }
        body.put("detail", detail);
        return new ScimAnswer(status, Map.of(), Json.write(body));
    }

    /** RFC 7644, section 3.12, and RFC 6750, section 3. */
    static ScimAnswer unauthenticated() {
        Map<String, String> headers = Map.of("WWW-Authenticate", "Bearer realm=\"SCIM\", error=\"invalid_token\"");
        ScimAnswer answer = error(401, null, "The SCIM token is missing, or is not the one of now");
        return new ScimAnswer(401, headers, answer.body());
    }

    static ScimAnswer of(ScimResponse response) {
        int status = response.getHttpStatus();
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Location", "ETag")) {
            String value = response.getHttpHeaders().get(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        JsonNode version = response.at("/meta/version");
        if (version.isTextual()) {
            headers.put("ETag", version.textValue());
        }
        return new ScimAnswer(status, headers, status == 204 || status == 304 ? "" : response.toString());
    }

    boolean failed() {
        return status >= 400;
    }
}

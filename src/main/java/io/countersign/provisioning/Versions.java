package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.etag.ETag;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import io.countersign.platform.Tokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Versions (RFC 7644, section 3.14) are digests of what is shown: they change by whatever way it changes. */
final class Versions {

    private Versions() {}

    static String of(String... values) {
        StringBuilder content = new StringBuilder();
        for (String value : values) {
            content.append(value == null ? "-" : value.length() + ":" + value);
        }
        return Tokens.base64url(Tokens.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static Meta meta(String resourceType, Instant createdAt, Instant changedAt, String version) {
        return Meta.builder()
                .resourceType(resourceType)
                .created(createdAt)
                .lastModified(changedAt)
                .version(ETag.builder().weak(true).tag(version).build())
                .build();
    }
}

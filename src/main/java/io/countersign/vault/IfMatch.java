package io.countersign.vault;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;

/**
 * The {@code If-Match} of a change (RFC 9110, section 13.1.1): part of what is confirmed.
 *
 * @param header as it was sent, or null
 */
public record IfMatch(String header) {

    /** Any version is meant. */
    static final IfMatch NONE = new IfMatch(null);

    /** @throws Problem {@code precondition-required} if it is missing, {@code stale} if it names another version */
    void require(String tag) {
        if (header == null || header.isBlank()) {
            throw new Problem(ProblemType.PRECONDITION_REQUIRED);
        }
        requireIfSent(tag);
    }

    /** @throws Problem {@code stale} if it names another version */
    void requireIfSent(String tag) {
        if (header == null) {
            return;
        }
        for (String wanted : header.split(",")) {
            if (wanted.strip().equals(tag) || wanted.strip().equals("*")) {
                return;
            }
        }
        throw new Problem(ProblemType.STALE);
    }
}

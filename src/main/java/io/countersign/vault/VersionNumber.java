package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonValue;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;

/** The number of a version, counted from 1 for each secret: part of what is confirmed. */
public record VersionNumber(@JsonValue long n) {

    /** @throws Problem {@code not-found} for what can be no number of a version */
    static VersionNumber of(String path) {
        if (!path.matches("[1-9]\\d{0,8}")) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        return new VersionNumber(Long.parseLong(path));
    }
}

package io.countersign.sharing;

import java.time.Instant;
import java.util.List;

/**
 * A link as the owners of its secret and its maker see it; the link itself was shown once.
 *
 * @param recipient who gets the code, or null
 * @param password whether it needs one
 * @param viewCount how often it was viewed
 * @param views the newest 200, newest first; not in lists
 */
public record LinkView(
        String id,
        By by,
        Instant createdAt,
        Instant expiresAt,
        boolean once,
        String recipient,
        boolean password,
        ExternalLink.State state,
        int viewCount,
        List<Viewed> views) {

    /** Who made it. */
    public record By(String id, String name) {}

    /** @param agent the browser or program, for example "Firefox on Linux" */
    public record Viewed(Instant at, String ip, String agent) {}
}

package io.countersign.passkey;

import java.time.Instant;

/**
 * A passkey as its member sees it.
 *
 * @param lastUsedAt when it has confirmed last; null: never
 * @param backedUp whether it is copied to other devices of its owner, by whoever keeps passkeys for them
 * @param suspect whether there may be a copy that is nobody's: it confirms nothing any more
 */
public record PasskeyView(
        String id, String name, Instant createdAt, Instant lastUsedAt, boolean backedUp, boolean suspect) {}

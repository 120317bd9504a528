package io.countersign.device;

import java.time.Instant;

/**
 * A phone as its member sees it.
 *
 * @param push whether pushes reach it
 * @param current whether it is the one that asks
 */
public record TrustedSessionView(
        String id, String name, String platform, Instant pairedAt, Instant lastSeenAt, boolean push, boolean current) {}

package io.countersign.exchange;

import java.time.Instant;
import java.util.Map;

/**
 * An import as its member sees it.
 *
 * @param total how many secrets it brings
 * @param done how many of them are there; they are seen when all are
 * @param problem why it failed
 */
public record ImportView(
        String id,
        ImportState state,
        int total,
        int done,
        Instant startedAt,
        Instant endedAt,
        Map<String, String> problem) {}

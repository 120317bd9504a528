package io.countersign.directory;

import java.time.Instant;

/**
 * A team as members see it.
 *
 * @param members how many are in it
 */
public record TeamView(String id, String name, long members, Instant createdAt) {}

package io.countersign.exchange;

/** Which row of a file does not fit, and why. */
public record RowError(int row, String member, String message) {}

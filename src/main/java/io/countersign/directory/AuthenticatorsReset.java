package io.countersign.directory;

/** Whatever this member confirms with ends, in this transaction; they begin anew. */
public record AuthenticatorsReset(String memberId) {}

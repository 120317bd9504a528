package io.countersign.directory;

/** Nobody is in the team any more, and it is about to go, in this transaction, which holds it. */
public record TeamEnded(String teamId) {}

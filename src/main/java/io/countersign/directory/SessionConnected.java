package io.countersign.directory;

/** A member has let a client sign in from a session of theirs; in the same transaction. Both are sessions' ids. */
public record SessionConnected(String from, String session) {}

package io.countersign.directory;

/** An owner without a phone has come back by the code in the server's log, in this transaction. */
public record MemberRecovered(String memberId) {}

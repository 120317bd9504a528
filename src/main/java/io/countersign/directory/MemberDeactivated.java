package io.countersign.directory;

/** Nothing can be done in this member's name any more; what else belongs to them ends in this transaction. */
public record MemberDeactivated(String memberId) {}

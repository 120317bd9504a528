package io.countersign.directory;

/** A member has another role in the workspace, in this transaction. */
public record MemberRoleChanged(String memberId) {}

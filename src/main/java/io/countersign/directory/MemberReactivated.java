package io.countersign.directory;

/** A member who was deactivated has been let in again by an admin, in this transaction. */
public record MemberReactivated(String memberId) {}

package io.countersign.directory;

/** Something that this member confirms with is about to be registered, in this transaction. */
public record AuthenticatorAdmitted(String memberId) {}

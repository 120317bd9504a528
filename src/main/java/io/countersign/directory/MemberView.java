package io.countersign.directory;

/** A member as others of the workspace see it. */
public record MemberView(String id, String email, String name, Role role, boolean active) {}

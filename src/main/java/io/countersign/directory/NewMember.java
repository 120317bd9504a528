package io.countersign.directory;

/** Somebody who joins a workspace. */
public record NewMember(String email, String name, Role role) {}

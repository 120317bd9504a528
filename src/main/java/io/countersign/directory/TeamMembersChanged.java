package io.countersign.directory;

/** A member has joined or left a team, in this transaction, which holds the team. */
public record TeamMembersChanged(String teamId, String memberId) {}

package io.countersign.directory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param member the id of who joins a team */
public record NewTeamMember(@NotNull @Size(max = 40) String member) {}

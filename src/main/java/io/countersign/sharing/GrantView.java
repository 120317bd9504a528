package io.countersign.sharing;

import io.countersign.vault.ItemRole;

/**
 * A grant as the secret's owners see it, to a member or to a team.
 *
 * @param member the id of the member, or null
 * @param team the id of the team, or null
 * @param name of the member or team
 * @param email of the member, or null
 */
public record GrantView(String id, String member, String team, String name, String email, ItemRole role) {}

package io.countersign.sharing;

import io.countersign.vault.ItemRole;
import java.time.Instant;

/**
 * What an owner of a secret has granted, to a member or to a team.
 *
 * @param memberId or null
 * @param teamId or null
 */
record Grant(String id, String memberId, String teamId, Grantee to, ItemRole role, Instant at) {

    /** Of a row that {@link Grants} reads. */
    static Grant of(Object row) {
        Object[] columns = (Object[]) row;
        return new Grant(
                (String) columns[0],
                (String) columns[1],
                (String) columns[2],
                new Grantee((String) columns[3], (String) columns[4]),
                ItemRole.valueOf((String) columns[5]),
                Instant.ofEpochMilli(((Number) columns[6]).longValue()));
    }

    /** Whether it makes a member an owner by themselves; a team may be left or end, so it does not count. */
    boolean isOwners() {
        return memberId != null && role == ItemRole.OWNER;
    }

    GrantView view() {
        return new GrantView(id, memberId, teamId, to.name(), to.email(), role);
    }
}

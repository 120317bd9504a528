package io.countersign.sharing;

import io.countersign.directory.Member;
import io.countersign.directory.Team;
import io.countersign.platform.Quoted;

/**
 * Who has or gets access, as people know them.
 *
 * @param email null for a team
 */
record Grantee(String name, String email) {

    static Grantee of(Member member) {
        return new Grantee(member.name(), member.email());
    }

    static Grantee of(Team team) {
        return new Grantee(team.name(), null);
    }

    /** Names are not unique, so a member's address goes with it. */
    String inWords() {
        return email == null ? "the team " + Quoted.name(name) : Quoted.name(name) + " (" + email + ")";
    }
}

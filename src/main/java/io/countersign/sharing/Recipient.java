package io.countersign.sharing;

import io.countersign.vault.ItemRole;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** With whom a secret is to be shared: the id of a member or of a team. */
public record Recipient(
        @Size(max = 40) String member,
        @Size(max = 40) String team,
        @NotNull ItemRole role) {

    @AssertTrue(message = "or a team is needed, and not both")
    boolean isMember() {
        return (member == null) != (team == null);
    }

    boolean isSameAs(Recipient other) {
        return member == null ? team.equals(other.team) : member.equals(other.member);
    }
}

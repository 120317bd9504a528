package io.countersign.sharing;

import io.countersign.vault.ItemRole;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * With whom a secret is to be shared: one member or team, or several by {@code to}, all of them or none.
 *
 * @param message for their mails, or null
 */
public record NewGrants(
        @Size(max = 40) String member,
        @Size(max = 40) String team,
        ItemRole role,
        @Size(min = 1, max = 50) List<@NotNull @Valid Recipient> to,
        @Size(max = 1000) String message) {

    @AssertTrue(message = "or a team is needed, and not both")
    boolean isMember() {
        return to != null || (member == null) != (team == null);
    }

    @AssertTrue(message = "is needed")
    boolean isRole() {
        return to != null || role != null;
    }

    @AssertTrue(message = "stands alone, without a member, a team or a role beside it")
    boolean isTo() {
        return to == null || member == null && team == null && role == null;
    }

    boolean areSeveral() {
        return to != null;
    }

    List<Recipient> recipients() {
        return to == null ? List.of(new Recipient(member, team, role)) : to;
    }

    /** What a member of the recipient of this number is called in a problem. */
    String path(int number, String name) {
        return to == null ? name : "to.[" + number + "]." + name;
    }

    /** Null if there is none. */
    String words() {
        return message == null || message.isBlank() ? null : message.strip();
    }
}

package io.countersign.directory;

import jakarta.validation.constraints.AssertTrue;

/**
 * What of a member an admin changes; null stays as it is.
 *
 * @param active true lets somebody in again who was deactivated
 */
public record MemberChange(Role role, Boolean active) {

    @AssertTrue(message = "names nothing to change")
    boolean isChange() {
        return role != null || active != null;
    }

    @AssertTrue(message = "can only become true; DELETE deactivates")
    boolean isActive() {
        return active == null || active;
    }
}

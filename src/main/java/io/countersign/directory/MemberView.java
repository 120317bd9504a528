package io.countersign.directory;

import java.util.List;
import java.util.Map;

/**
 * A member as others of the workspace see it.
 *
 * @param signsInBy for admins: the names of the ways by which the member comes in; null for others
 * @param confirmsBy for admins: how many of each kind the member confirms with; null for others
 */
public record MemberView(
        String id,
        String email,
        String name,
        Role role,
        boolean active,
        List<String> signsInBy,
        Map<String, Integer> confirmsBy) {

    public MemberView(String id, String email, String name, Role role, boolean active) {
        this(id, email, name, role, active, null, null);
    }

    MemberView with(List<String> waysIn, Map<String, Integer> authenticators) {
        return new MemberView(id, email, name, role, active, waysIn, authenticators);
    }
}

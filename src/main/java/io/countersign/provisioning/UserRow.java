package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.PersonRole;
import io.countersign.directory.Role;
import java.time.Instant;
import java.util.List;

/**
 * A member as SCIM sees them.
 *
 * @param userName the directory's own name for them, or their address
 * @param externalId null for who was never provisioned; the parts of the name are then made of its words
 */
record UserRow(
        String id,
        String userName,
        String email,
        String displayName,
        String givenName,
        String familyName,
        String externalId,
        Role role,
        boolean active,
        Instant createdAt,
        Instant changedAt) {

    /** Of the columns of {@link UserRows}. */
    static UserRow of(Object row) {
        Object[] columns = (Object[]) row;
        String email = (String) columns[1];
        Instant createdAt = Instant.ofEpochMilli(((Number) columns[5]).longValue());
        return new UserRow(
                (String) columns[0],
                columns[6] == null ? email : (String) columns[6],
                email,
                (String) columns[2],
                columns[10] == null ? firstWords((String) columns[2]) : (String) columns[7],
                columns[10] == null ? lastWord((String) columns[2]) : (String) columns[8],
                (String) columns[9],
                Role.valueOf((String) columns[3]),
                (Boolean) columns[4],
                createdAt,
                columns[10] == null ? createdAt : Instant.ofEpochMilli(((Number) columns[10]).longValue()));
    }

    private static String firstWords(String name) {
        return name.contains(" ") ? name.substring(0, name.lastIndexOf(' ')) : null;
    }

    private static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    User resource() {
        User.UserBuilder user = User.builder()
                .id(id)
                .externalId(externalId)
                .userName(userName)
                .displayName(displayName)
                .active(active)
                .emails(List.of(
                        Email.builder().value(email).type("work").primary(true).build()))
                .roles(List.of(
                        PersonRole.builder().value(role.id()).primary(true).build()))
                .meta(Versions.meta("User", createdAt, changedAt, version()));
        if (givenName != null || familyName != null) {
            user.name(Name.builder().givenName(givenName).familyName(familyName).build());
        }
        return user.build();
    }

    private String version() {
        return Versions.of(
                userName, email, displayName, givenName, familyName, externalId, role.id(), Boolean.toString(active));
    }

    /** What the parts of the name make together; empty if there are none. */
    String joinedName() {
        return WantedUser.joined(givenName, familyName);
    }
}

package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A team as SCIM sees it. */
record GroupRow(
        String id, String name, String externalId, Instant createdAt, Instant changedAt, List<InGroup> members) {

    /** Somebody who is in the team. */
    record InGroup(String id, String name) {}

    /** Of the columns of {@link GroupRows}. */
    static GroupRow of(Object row, List<InGroup> members) {
        Object[] columns = (Object[]) row;
        Instant createdAt = Instant.ofEpochMilli(((Number) columns[2]).longValue());
        return new GroupRow(
                (String) columns[0],
                (String) columns[1],
                (String) columns[3],
                createdAt,
                columns[4] == null ? createdAt : Instant.ofEpochMilli(((Number) columns[4]).longValue()),
                members);
    }

    /** @param usersUrl where users are, for {@code $ref} */
    Group resource(String usersUrl) {
        return Group.builder()
                .id(id)
                .externalId(externalId)
                .displayName(name)
                .members(members.stream()
                        .map(member -> Member.builder()
                                .value(member.id())
                                .display(member.name())
                                .type("User")
                                .ref(usersUrl + "/" + member.id())
                                .build())
                        .toList())
                .meta(Versions.meta("Group", createdAt, changedAt, version()))
                .build();
    }

    private String version() {
        return Versions.of(Stream.concat(
                        Stream.of(name, externalId),
                        members.stream().map(InGroup::id).sorted())
                .toArray(String[]::new));
    }
}

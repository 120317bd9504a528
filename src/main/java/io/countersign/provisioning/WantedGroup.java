package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the directory wants a team to be.
 *
 * @param members the ids of all who are in it
 */
record WantedGroup(String name, String externalId, Set<String> members) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EXTERNAL_ID = 400;

    static WantedGroup of(Group group) {
        String name = group.getDisplayName().orElse("").strip();
        String externalId = group.getExternalId().orElse(null);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw invalid("displayName: must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        if (externalId != null && externalId.length() > LONGEST_EXTERNAL_ID) {
            throw invalid("externalId: must have %d characters at most".formatted(LONGEST_EXTERNAL_ID));
        }
        return new WantedGroup(
                name,
                externalId,
                group.getMembers().stream()
                        .map(member -> member.getValue().orElseThrow(() -> invalid("members: one has no value")))
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static BadRequestException invalid(String detail) {
        return new BadRequestException(detail, ScimType.RFC7644.INVALID_VALUE);
    }
}

package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException;
import de.captaingoldfish.scim.sdk.common.exceptions.ResourceNotFoundException;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.directory.Team;
import io.countersign.directory.TeamKeeping;
import io.countersign.directory.Teams;
import io.countersign.provisioning.GroupRow.InGroup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes teams what the directory wants them to be. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class GroupChanges {

    @Inject
    private Members members;

    @Inject
    private Teams teams;

    @Inject
    private TeamKeeping keeping;

    @Inject
    private GroupRows rows;

    GroupRow create(WantedGroup group) {
        Team team = keeping.create(group.name());
        group.members().forEach(id -> keeping.add(team, find(id)));
        rows.write(team.id(), group.externalId());
        return rows.find(team.id()).orElseThrow();
    }

    GroupRow change(GroupRow before, WantedGroup group) {
        Team team = hold(before.id());
        if (!team.name().equals(group.name())) {
            keeping.rename(team, group.name());
        }
        Set<String> now = before.members().stream().map(InGroup::id).collect(Collectors.toSet());
        group.members().stream().filter(id -> !now.contains(id)).forEach(id -> keeping.add(team, find(id)));
        now.stream().filter(id -> !group.members().contains(id)).forEach(id -> keeping.remove(team, id));
        rows.write(before.id(), group.externalId());
        return rows.find(before.id()).orElseThrow();
    }

    void end(String id) {
        keeping.end(hold(id));
    }

    private Team hold(String id) {
        return teams.hold(id).orElseThrow(() -> new ResourceNotFoundException("There is no such group"));
    }

    private Member find(String id) {
        return members.inWorkspace(id)
                .orElseThrow(() -> new BadRequestException(
                        "members: one is no user of this workspace", ScimType.RFC7644.INVALID_VALUE));
    }
}

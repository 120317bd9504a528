package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Changes teams of the caller's workspace, and keeps what has changed in the trail. Who calls has checked that the caller may. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class TeamKeeping {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Teams teams;

    @Inject
    private TeamMembers membership;

    @Inject
    private Audited audited;

    /** @throws Problem {@code team-name-taken} */
    public Team create(String name) {
        Team team = teams.insert(caller.anyone().workspaceId(), name)
                .flatMap(teams::inWorkspace)
                .orElseThrow(() -> new Problem(ProblemType.TEAM_NAME_TAKEN));
        audited.record("team.created", "team", team.id(), team.name());
        return team;
    }

    /**
     * @param team held
     * @throws Problem {@code team-name-taken}
     */
    public void rename(Team team, String name) {
        if (teams.isNameTaken(team, name)) {
            throw new Problem(ProblemType.TEAM_NAME_TAKEN);
        }
        team.rename(name);
        try {
            database.flush();
        } catch (PersistenceException e) {
            // Somebody took it a moment ago; the name's index is all that can be hurt here
            throw new Problem(ProblemType.TEAM_NAME_TAKEN);
        }
        audited.record("team.renamed", "team", team.id(), team.name());
    }

    /** @param team held */
    public void end(Team team) {
        membership.disband(team);
        teams.delete(team);
        audited.record("team.ended", "team", team.id(), team.name());
    }

    /**
     * False if the member was in it already.
     *
     * @param team held
     */
    public boolean add(Team team, Member member) {
        boolean added = membership.add(team, member);
        if (added) {
            audited.record("team.member-added", "team", team.id(), named(team, member));
        }
        return added;
    }

    /**
     * False if the member was not in it.
     *
     * @param team held
     */
    public boolean remove(Team team, String memberId) {
        boolean removed = membership.remove(team, memberId);
        if (removed) {
            audited.record("team.member-removed", "team", team.id(), named(team, members.get(memberId)));
        }
        return removed;
    }

    private static String named(Team team, Member member) {
        return "%s (%s)".formatted(member.name(), team.name());
    }
}

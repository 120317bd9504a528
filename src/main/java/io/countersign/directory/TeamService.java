package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;

/** The teams of the caller's workspace: members see them, admins make them and say who is in them. */
@Stateless
public class TeamService {

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

    public Page<TeamView> list(Page.Request request) {
        caller.member();
        return teams.page(request);
    }

    public TeamView get(String id) {
        return teams.view(find(id));
    }

    public Page<MemberView> members(String id, Page.Request request) {
        return membership.page(find(id), request);
    }

    /** @throws Problem {@code team-name-taken} */
    @Open("a new team has access to nothing")
    public TeamView create(TeamName name) {
        String workspace = members.currentAdmin().workspaceId();
        Team team = teams.insert(workspace, name.name())
                .flatMap(teams::inWorkspace)
                .orElseThrow(() -> new Problem(ProblemType.TEAM_NAME_TAKEN));
        return recorded("team.created", team);
    }

    /** @throws Problem {@code team-name-taken} */
    @Open("a name gives nobody access")
    public TeamView rename(String id, TeamName name) {
        Team team = hold(id);
        if (teams.isNameTaken(team, name.name())) {
            throw new Problem(ProblemType.TEAM_NAME_TAKEN);
        }
        team.rename(name.name());
        try {
            database.flush();
        } catch (PersistenceException e) {
            // Somebody took it a moment ago; the name's index is all that can be hurt here
            throw new Problem(ProblemType.TEAM_NAME_TAKEN);
        }
        return recorded("team.renamed", team);
    }

    /** What was shared with it is shared with it no more, at once. */
    @Open("the end of a team only takes away")
    public void end(String id) {
        Team team = hold(id);
        membership.disband(team);
        teams.delete(team);
        audited.record("team.ended", "team", team.id(), team.name());
    }

    /** @throws Problem {@code team-member-exists} */
    @Open("who shares with a team has confirmed it for whomever the admins put there")
    public MemberView add(String id, NewTeamMember joining) {
        Team team = hold(id);
        Member member = members.inWorkspace(joining.member())
                .filter(Member::active)
                .orElseThrow(() -> Problem.invalid("member", "is no active member of this workspace"));
        if (!membership.add(team, member)) {
            throw new Problem(ProblemType.TEAM_MEMBER_EXISTS);
        }
        audited.record("team.member-added", "team", team.id(), named(team, member));
        return member.view();
    }

    /** What the member sees by this team alone is gone for them at once. */
    @Open("leaving a team only takes away")
    public void remove(String id, String memberId) {
        Team team = hold(id);
        if (!membership.remove(team, memberId)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        audited.record("team.member-removed", "team", team.id(), named(team, members.get(memberId)));
    }

    private TeamView recorded(String event, Team team) {
        audited.record(event, "team", team.id(), team.name());
        return teams.view(team);
    }

    private static String named(Team team, Member member) {
        return "%s (%s)".formatted(member.name(), team.name());
    }

    private Team find(String id) {
        caller.member();
        return teams.inWorkspace(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private Team hold(String id) {
        members.currentAdmin();
        return teams.hold(id).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }
}

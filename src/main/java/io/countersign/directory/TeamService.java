package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The teams of the caller's workspace: members see them, admins make them and say who is in them. */
@Stateless
public class TeamService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Teams teams;

    @Inject
    private TeamMembers membership;

    @Inject
    private TeamKeeping keeping;

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
        members.currentAdmin();
        return teams.view(keeping.create(name.name()));
    }

    /** @throws Problem {@code team-name-taken} */
    @Open("a name gives nobody access")
    public TeamView rename(String id, TeamName name) {
        Team team = hold(id);
        keeping.rename(team, name.name());
        return teams.view(team);
    }

    /** What was shared with it is shared with it no more, at once. */
    @Open("the end of a team only takes away")
    public void end(String id) {
        keeping.end(hold(id));
    }

    /** @throws Problem {@code team-member-exists} */
    @Open("who shares with a team has confirmed it for whomever the admins put there")
    public MemberView add(String id, NewTeamMember joining) {
        Team team = hold(id);
        Member member = members.inWorkspace(joining.member())
                .filter(Member::active)
                .orElseThrow(() -> Problem.invalid("member", "is no active member of this workspace"));
        if (!keeping.add(team, member)) {
            throw new Problem(ProblemType.TEAM_MEMBER_EXISTS);
        }
        return member.view();
    }

    /** What the member sees by this team alone is gone for them at once. */
    @Open("leaving a team only takes away")
    public void remove(String id, String memberId) {
        if (!keeping.remove(hold(id), memberId)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
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

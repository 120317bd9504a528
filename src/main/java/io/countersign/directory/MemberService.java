package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.confirmation.TargetId;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The people of the caller's workspace. */
@Stateless
public class MemberService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Invitations invitations;

    @Inject
    private MemberWays ways;

    @Inject
    private MemberKeeping keeping;

    @Inject
    private Audited audited;

    /** For admins with the ways by which they sign in, and with what they confirm. */
    public Page<MemberView> list(Page.Request request) {
        Page<MemberView> page = members.page(caller.member().workspaceId(), request);
        return new Page<>(forCaller(page.items()), page.next());
    }

    /**
     * A member, as in the list; for admins also who is invited and has not joined yet, as one who is not active.
     *
     * @throws Problem {@code not-found} if there is no such member in the caller's workspace
     */
    public MemberView get(String id) {
        caller.member();
        return members.inWorkspace(id)
                .map(member -> forCaller(List.of(member.view())).get(0))
                .or(() -> invited(id))
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    private List<MemberView> forCaller(List<MemberView> found) {
        Member who = members.current();
        return who.role().isAdmin() ? ways.added(who.workspaceId(), found) : found;
    }

    private Optional<MemberView> invited(String id) {
        return members.current().role().isAdmin()
                ? invitations.inWorkspace(id).map(Invitation::member)
                : Optional.empty();
    }

    /** @throws Problem {@code last-owner} */
    @RequiresConfirmation(Action.MEMBER_EDIT)
    public MemberView change(@TargetId String id, MemberChange change) {
        Member member = keeping.change(id, change);
        audited.record("member.changed", "member", member.id(), member.name());
        return member.view();
    }

    /** @throws Problem {@code last-owner} */
    @RequiresConfirmation(Action.MEMBER_REMOVE)
    public void deactivate(@TargetId String id) {
        Member member = keeping.deactivate(id);
        audited.record("member.deactivated", "member", member.id(), member.name());
    }
}

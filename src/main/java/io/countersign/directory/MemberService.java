package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The people of the caller's workspace. */
@Stateless
public class MemberService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    public Page<MemberView> list(Page.Request request) {
        return members.page(caller.member().workspaceId(), request);
    }

    /** @throws Problem {@code not-found} if there is no such member in the caller's workspace */
    public MemberView get(String id) {
        caller.member();
        return members.inWorkspace(id)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND))
                .view();
    }
}

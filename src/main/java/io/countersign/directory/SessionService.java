package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The caller's own sessions. */
@Stateless
public class SessionService {

    @Inject
    private Caller caller;

    @Inject
    private Sessions sessions;

    @Inject
    private Audited audited;

    public Page<SessionView> list(Page.Request request) {
        Caller.Identity who = caller.member();
        return sessions.page(who.memberId(), who.sessionId(), request);
    }

    /** @throws Problem {@code not-found} if it is not the caller's */
    @Open("ending a session only takes away; blocking an intruder never waits")
    public void end(String id) {
        Session session = sessions.find(caller.member().memberId(), id, Sessions.SIGNED_IN)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        sessions.end(session.id());
        audited.record("session.ended", "session", session.id(), session.client());
    }
}

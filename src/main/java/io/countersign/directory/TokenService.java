package io.countersign.directory;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The caller's own API tokens. */
@Stateless
public class TokenService {

    @Inject
    private Caller caller;

    @Inject
    private Sessions sessions;

    @Inject
    private Audited audited;

    /** A new token, in clear: in this answer only. */
    public record Made(String id, String token) {}

    public Page<TokenView> list(Page.Request request) {
        return sessions.tokens(caller.member().memberId(), request);
    }

    @RequiresConfirmation(Action.TOKEN_CREATE)
    public Made create(NewToken token) {
        Sessions.Opened opened = sessions.openToken(caller.member().memberId(), token, caller.origin());
        audited.record("token.created", "token", opened.session().id(), token.name());
        return new Made(opened.session().id(), opened.token());
    }

    /** @throws Problem {@code not-found} if it is not the caller's */
    @Open("ending a token only takes away")
    public void end(String id) {
        Session token = sessions.find(caller.member().memberId(), id, Sessions.TOKENS)
                .orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
        sessions.end(token.id());
        audited.record("token.ended", "token", token.id(), token.tokenView().name());
    }
}

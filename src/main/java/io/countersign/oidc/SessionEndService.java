package io.countersign.oidc;

import io.countersign.directory.Members;
import io.countersign.directory.Sessions;
import io.countersign.directory.VouchedMembers;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Ends sessions that providers have opened. */
@Stateless
public class SessionEndService {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Sessions sessions;

    @Inject
    private VouchedMembers vouched;

    @Inject
    private Identities identities;

    @Inject
    private Providers providers;

    /** The caller's own session, whoever has opened it. @return the provider that has, if it is still the workspace's */
    @Open("who leaves confirms nothing")
    public Optional<Provider> endOwn() {
        Caller.Identity who = caller.session();
        Optional<String> issuer = identities.issuerOf(who.sessionId());
        sessions.end(who.sessionId());
        return providers
                .find(who.workspaceId())
                .filter(provider -> issuer.filter(provider.issuer()::equals).isPresent());
    }

    /**
     * Those of a provider's session, or of its subject, each of which may be null; not for a token that came before.
     *
     * @return whether the token came for the first time
     */
    @Open("the provider's signed token ends sessions and opens none")
    public boolean endAll(Provider provider, String tokenId, String subject, String sid) {
        // Who is signing in holds it until their session is there to be seen
        members.hold(provider.workspaceId());
        if (!identities.isNew(provider.issuer(), tokenId)) {
            return false;
        }
        endLiving(() -> identities.sessions(provider, subject, sid)).forEach(vouched::ended);
        return true;
    }

    /** Until there are none: from one that was waited for a client may have been connected meanwhile. */
    private List<String> endLiving(Supplier<List<String>> living) {
        List<String> ended = new ArrayList<>();
        for (List<String> found = living.get(); !found.isEmpty(); found = living.get()) {
            found.forEach(sessions::end);
            ended.addAll(found);
        }
        return ended;
    }
}

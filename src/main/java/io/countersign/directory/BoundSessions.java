package io.countersign.directory;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.proof.Proof;
import io.countersign.proof.Proofs;
import io.countersign.proof.ProvenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Who a client is by {@code Authorization: DPoP <session id>} and a proof by the key that the session is bound to (RFC 9449). */
@ApplicationScoped
@Transactional
public class BoundSessions {

    @Inject
    private Proofs proofs;

    @Inject
    private Sessions sessions;

    /** Whether this is the id of a session, and not of a trusted session. */
    public static boolean isOne(String id) {
        return id.startsWith(Session.PREFIX);
    }

    /**
     * @throws Problem {@code proof-invalid} unless the proof is right for this request, and the first; {@code not-signed-in} if
     *     there is no such session of its key, or it is over
     */
    public Caller.Known identify(String id, ProvenRequest request) {
        Proof proof = proofs.read(request, id).orElseThrow(Proofs::refusal);
        // First, so that nobody without a session leaves anything to be remembered
        Caller.Known known = sessions.identify(id, proof).orElseThrow(BoundSessions::refusal);
        if (!proofs.isFresh(proof)) {
            throw Proofs.refusal();
        }
        return known;
    }

    /** With the challenge of RFC 9449, section 7.1: another proof would not help. */
    private static Problem refusal() {
        return new Problem(ProblemType.NOT_SIGNED_IN)
                .header("WWW-Authenticate", "DPoP algs=\"ES256\", error=\"invalid_token\"");
    }
}

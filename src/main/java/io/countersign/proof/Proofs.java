package io.countersign.proof;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** Checks the proofs of requests. Whoever relies on one has read it first, and then been told that it is fresh. */
@ApplicationScoped
public class Proofs {

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    @Inject
    private UsedProofs used;

    /**
     * The proof of this request, if there is one and it is right; it may have been shown before.
     *
     * @param presented the id of the session that the request presents, or null
     */
    public Optional<Proof> read(ProvenRequest request, String presented) {
        if (request.proof() == null) {
            return Optional.empty();
        }
        URI target = URI.create(settings.publicUrl() + request.path());
        return Proof.of(request.proof(), request.method(), target, presented, clock.instant());
    }

    /** True the first time, over all nodes: to be asked last. */
    public boolean isFresh(Proof proof) {
        return used.isFirst(proof);
    }

    /**
     * For a request that presents no session yet.
     *
     * @throws Problem {@code proof-invalid} unless there is a proof, right and fresh
     */
    public Proof require(ProvenRequest request) {
        return read(request, null).filter(used::isFirst).orElseThrow(Proofs::refusal);
    }

    /** {@code proof-invalid}, with the challenge of RFC 9449, section 7.1. */
    public static Problem refusal() {
        return new Problem(ProblemType.PROOF_INVALID)
                .header("WWW-Authenticate", "DPoP algs=\"ES256\", error=\"invalid_dpop_proof\"");
    }
}

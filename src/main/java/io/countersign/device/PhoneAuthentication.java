package io.countersign.device;

import com.nimbusds.jose.jwk.ECKey;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;

/** Who a phone is, by {@code Authorization: DPoP <trusted session id>} and its proof (RFC 9449). */
@ApplicationScoped
@Transactional
public class PhoneAuthentication {

    @Inject
    private Settings settings;

    @Inject
    private SystemClock clock;

    @Inject
    private Proofs proofs;

    @Inject
    private TrustedSessions phones;

    @Inject
    private Members members;

    /**
     * The request as the proof must name it.
     *
     * @param path from the root, raw, without query
     * @param proof the {@code DPoP} header, or null
     */
    public record ProvenRequest(String method, String path, String proof) {}

    /** Empty unless the trusted session is alive, its member active, and the proof by its key, for this request, the first. */
    public Optional<Caller.Identity> identify(String trustedSession, ProvenRequest request) {
        Optional<TrustedSession> phone = phones.find(trustedSession);
        if (phone.isEmpty()) {
            return Optional.empty();
        }
        ECKey key = phone.get().publicKey();
        Member member = members.get(phone.get().memberId());
        boolean proven = proof(request, trustedSession)
                .filter(proof -> proof.isBy(key))
                .filter(proofs::isFresh)
                .isPresent();
        if (!proven || !member.active()) {
            return Optional.empty();
        }
        phones.seen(phone.get());
        return Optional.of(new Caller.Identity(
                member.workspaceId(), member.id(), member.name(), trustedSession, Caller.Kind.PHONE));
    }

    /**
     * For the first request of a phone, which has no trusted session yet.
     *
     * @throws Problem {@code proof-invalid} unless the proof is by this key
     */
    void requireProof(ProvenRequest request, ECKey key) {
        boolean proven = proof(request, null)
                .filter(proof -> proof.isBy(key))
                .filter(proofs::isFresh)
                .isPresent();
        if (!proven) {
            throw refusal();
        }
    }

    /** {@code proof-invalid}, with the challenge of RFC 9449, section 7.1. */
    public static Problem refusal() {
        return new Problem(ProblemType.PROOF_INVALID)
                .header("WWW-Authenticate", "DPoP algs=\"ES256\", error=\"invalid_dpop_proof\"");
    }

    private Optional<Proof> proof(ProvenRequest request, String trustedSession) {
        if (request.proof() == null) {
            return Optional.empty();
        }
        URI target = URI.create(settings.publicUrl() + request.path());
        return Proof.of(request.proof(), request.method(), target, trustedSession, clock.instant());
    }
}

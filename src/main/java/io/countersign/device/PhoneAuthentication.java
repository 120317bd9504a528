package io.countersign.device;

import com.nimbusds.jose.jwk.ECKey;
import io.countersign.confirmation.PhoneAsking;
import io.countersign.confirmation.PhoneAsks;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.proof.Proofs;
import io.countersign.proof.ProvenRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Who a phone is, by {@code Authorization: DPoP <trusted session id>} and its proof (RFC 9449). */
@ApplicationScoped
@Transactional
public class PhoneAuthentication {

    @Inject
    private Proofs proofs;

    @Inject
    private TrustedSessions phones;

    @Inject
    private Members members;

    @Inject
    private PhoneAsking asking;

    /**
     * Who may do as its member does only where the workspace lets phones ask.
     *
     * @throws Problem {@code proof-invalid} unless the trusted session is alive, its member active, and the proof by its
     *     key, for this request, the first
     */
    public Caller.Known identify(String trustedSession, ProvenRequest request) {
        TrustedSession phone = phones.find(trustedSession).orElseThrow(Proofs::refusal);
        ECKey key = phone.publicKey();
        Member member = members.get(phone.memberId());
        boolean proven = proofs.read(request, trustedSession)
                .filter(proof -> proof.isBy(key))
                .filter(proofs::isFresh)
                .isPresent();
        if (!proven || !member.active()) {
            throw Proofs.refusal();
        }
        phones.seen(phone);
        Caller.Identity who = new Caller.Identity(
                member.workspaceId(), member.id(), member.name(), trustedSession, Caller.Kind.PHONE);
        boolean asks = asking.of(member.workspaceId()) != PhoneAsks.OFF;
        return new Caller.Known(
                who, phone.name() + ", mobile app", asks ? null : new Problem(ProblemType.PHONE_ASKING_OFF));
    }

    /**
     * For the first request of a phone, which has no trusted session yet.
     *
     * @throws Problem {@code proof-invalid} unless the proof is by this key
     */
    void requireProof(ProvenRequest request, ECKey key) {
        if (!proofs.require(request).isBy(key)) {
            throw Proofs.refusal();
        }
    }
}

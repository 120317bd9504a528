package io.countersign.passkey;

import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.passkey.RelyingParty.NotVerified;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What may become a passkey of the caller: checked before anybody is asked to confirm it, and again when it is added. */
@ApplicationScoped
public class Candidates {

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private Passkeys passkeys;

    @Inject
    private Registrations registrations;

    @Inject
    private RelyingParty relyingParty;

    /** A credential that was made for the challenge of this session. */
    record Candidate(Registered registered, String challenge) {}

    /** The caller, who may have one more. @throws Problem {@code method-unavailable}, {@code too-many-passkeys} */
    Member requireRoom() {
        caller.session();
        Member member = members.current();
        if (!members.workspace(member.workspaceId()).passkeyEnabled()) {
            throw new Problem(ProblemType.METHOD_UNAVAILABLE, "Passkeys are not used in this workspace");
        }
        passkeys.refuseTooMany(member.id());
        return member;
    }

    /** @throws Problem {@code invalid-request}, {@code passkey-expired}, {@code passkey-exists}, or as above */
    Candidate check(NewPasskey wanted) {
        requireRoom();
        String challenge = registrations.challenge(caller.session().sessionId());
        try {
            Registered registered = relyingParty.verify(wanted.credential(), challenge);
            passkeys.refuseKnown(registered);
            return new Candidate(registered, challenge);
        } catch (NotVerified e) {
            throw Problem.invalid(
                    "credential",
                    "must be made here, for the newest challenge of this session, by a verified user, with ES256, EdDSA or RS256");
        }
    }
}

package io.countersign.passkey;

import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import io.countersign.directory.Member;
import io.countersign.platform.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@code PublicKeyCredential.parseCreationOptionsFromJSON} takes (WebAuthn level 3, section 5.1.9).
 *
 * @param timeout in milliseconds
 */
public record CreationOptions(
        Party rp,
        User user,
        String challenge,
        List<Parameters> pubKeyCredParams,
        long timeout,
        List<CredentialDescriptor> excludeCredentials,
        Selection authenticatorSelection,
        String attestation) {

    record Party(String id, String name) {}

    /** @param id says nothing of the member to who does not know it */
    record User(String id, String name, String displayName) {

        /** What an authenticator calls a member, in base64url. */
        static String handle(String memberId) {
            return Tokens.base64url(memberId.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Parameters(String type, long alg) {}

    record Selection(String residentKey, String userVerification) {}

    static CreationOptions of(String challenge, String rpId, Member member, List<Passkey> known) {
        return new CreationOptions(
                new Party(rpId, "Countersign"),
                new User(User.handle(member.id()), member.email(), member.name()),
                challenge,
                RelyingParty.ALGORITHMS.stream()
                        .map(COSEAlgorithmIdentifier::getValue)
                        .map(algorithm -> new Parameters("public-key", algorithm))
                        .toList(),
                Registrations.TO_MAKE.toMillis(),
                known.stream().map(CredentialDescriptor::of).toList(),
                new Selection("preferred", "required"),
                "none");
    }
}

package io.countersign.passkey;

import java.util.List;

/**
 * What {@code PublicKeyCredential.parseRequestOptionsFromJSON} takes (WebAuthn level 3, section 5.1.10).
 *
 * @param timeout in milliseconds
 */
record RequestOptions(
        String challenge,
        long timeout,
        String rpId,
        List<CredentialDescriptor> allowCredentials,
        String userVerification) {

    static RequestOptions of(String challenge, String rpId, List<Passkey> passkeys) {
        return new RequestOptions(
                challenge,
                Challenges.VALID.toMillis(),
                rpId,
                passkeys.stream()
                        .filter(Passkey::isUsable)
                        .map(CredentialDescriptor::of)
                        .toList(),
                "required");
    }
}

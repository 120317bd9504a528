package io.countersign.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * This server as WebAuthn's relying party: its id is the host of {@code countersign.url}, the one origin that address.
 * Whatever it verifies was made on a page of that origin, not within another one's, by a user who was verified (WebAuthn
 * level 3, sections 7.1 and 7.2). Who made the authenticator does not matter: attestation is not looked at.
 */
final class RelyingParty {

    /** ES256, EdDSA and RS256, those we like best first. */
    static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.EdDSA, COSEAlgorithmIdentifier.RS256);

    private static final Base64.Decoder BASE64URL = Base64.getUrlDecoder();

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);

    private final URI publicUrl;

    RelyingParty(URI publicUrl) {
        this.publicUrl = publicUrl;
    }

    String id() {
        return publicUrl.getHost();
    }

    /** @throws NotVerified if it was not made for this challenge, here, by a verified user, with an algorithm of ours */
    Registered verify(Attestation attestation, String challenge) throws NotVerified {
        try {
            Attestation.Response response = attestation.response();
            RegistrationData made = webAuthn.verify(
                    new RegistrationRequest(bytes(response.attestationObject()), bytes(response.clientDataJSON())),
                    new RegistrationParameters(server(challenge), algorithms(), true, true));
            AuthenticatorData<?> data =
                    Objects.requireNonNull(made.getAttestationObject()).getAuthenticatorData();
            Registered registered = new Registered(
                    credentials.convert(Objects.requireNonNull(data.getAttestedCredentialData())),
                    response.transports() == null ? List.of() : response.transports(),
                    data.getSignCount(),
                    data.isFlagBE(),
                    data.isFlagBS());
            if (!registered.hash().equals(Registered.hash(attestation.id()))
                    || !attestation.id().equals(attestation.rawId())) {
                throw new NotVerified("the id is not that of the credential");
            }
            return registered;
        } catch (RuntimeException e) {
            // Of its own kind for what is wrong, and of others for what is garbage
            throw new NotVerified(e.getClass().getSimpleName());
        }
    }

    /**
     * @return what is known of the credential now
     * @throws Copied if all is right but the counter, which has not grown
     * @throws NotVerified if it was not made for this challenge, here, by a verified user, with this credential's key
     */
    Registered verify(Assertion assertion, Registered credential, String challenge) throws NotVerified, Copied {
        try {
            Assertion.Response response = assertion.response();
            AuthenticationData answer = webAuthn.verify(
                    new AuthenticationRequest(
                            bytes(assertion.id()),
                            bytes(response.authenticatorData()),
                            bytes(response.clientDataJSON()),
                            bytes(response.signature())),
                    new AuthenticationParameters(
                            server(challenge), record(credential), List.of(credential.credentialId()), true, true));
            AuthenticatorData<?> data = Objects.requireNonNull(answer.getAuthenticatorData());
            return new Registered(
                    credential.credential(),
                    credential.transports(),
                    data.getSignCount(),
                    credential.backupEligible(),
                    data.isFlagBS());
        } catch (MaliciousCounterValueException e) {
            throw new Copied();
        } catch (RuntimeException e) {
            throw new NotVerified(e.getClass().getSimpleName());
        }
    }

    private ServerProperty server(String challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(publicUrl.toString()))
                .rpId(id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private CredentialRecordImpl record(Registered credential) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                credential.backupEligible(),
                credential.backedUp(),
                credential.signCount(),
                credentials.convert(credential.credential()),
                null,
                null,
                null,
                null);
    }

    private static List<PublicKeyCredentialParameters> algorithms() {
        return ALGORITHMS.stream()
                .map(algorithm -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm))
                .toList();
    }

    private static byte[] bytes(String base64url) {
        return BASE64URL.decode(base64url);
    }

    /** Why is for the log of a test alone: who answers wrongly is told nothing. */
    static class NotVerified extends Exception {

        private static final long serialVersionUID = 1L;

        NotVerified(String why) {
            super(why);
        }
    }

    /** Two hold the credential's key, or one has lost count. */
    static class Copied extends Exception {

        private static final long serialVersionUID = 1L;
    }
}

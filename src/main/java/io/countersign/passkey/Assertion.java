package io.countersign.passkey;

import static io.countersign.passkey.Attestation.BYTES;
import static io.countersign.passkey.Attestation.IN_BASE64URL;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.countersign.platform.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A passkey's answer as {@code PublicKeyCredential.toJSON()} gives it: AuthenticationResponseJSON of WebAuthn level 3,
 * section 5.1.8. Bytes are base64url without padding. The limits make it fit the receipt's column.
 */
@JsonIgnoreProperties({"authenticatorAttachment", "clientExtensionResults"})
record Assertion(
        @NotNull @Size(max = 1364) @Pattern(regexp = BYTES, message = IN_BASE64URL)
        String id,

        @NotNull @Size(max = 1364) @Pattern(regexp = BYTES, message = IN_BASE64URL)
        String rawId,

        @NotNull @Pattern(regexp = "public-key", message = "must be public-key")
        String type,

        @NotNull @Valid Response response) {

    /** What the authenticator signed; the signature is over {@code authenticatorData} and the digest of the other. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Response(
            @NotNull @Size(max = 700) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String clientDataJSON,

            @NotNull @Size(max = 500) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String authenticatorData,

            @NotNull @Size(max = 700) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String signature,

            @Size(max = 86) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String userHandle) {}

    /** Whether it names no user (who is known here by the session), or this one. */
    boolean isOf(String memberId) {
        return response.userHandle() == null || response.userHandle().equals(CreationOptions.User.handle(memberId));
    }

    /**
     * With it, whoever has the passkey's public key and the confirmation can verify this answer.
     *
     * @param nonce of the challenge that was answered
     */
    String receipt(String passkeyId, String nonce) {
        return Json.write(new Receipt(passkeyId, nonce, id, response));
    }

    private record Receipt(String passkey, String nonce, String id, Response response) {}
}

package io.countersign.passkey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * A new credential as {@code PublicKeyCredential.toJSON()} gives it: RegistrationResponseJSON of WebAuthn level 3, section
 * 5.1.8. Bytes are base64url without padding. What nobody looks at may be there, and be anything.
 */
@JsonIgnoreProperties({"authenticatorAttachment", "clientExtensionResults"})
public record Attestation(
        @NotNull @Size(max = 1364) @Pattern(regexp = BYTES, message = IN_BASE64URL)
        String id,

        @NotNull @Size(max = 1364) @Pattern(regexp = BYTES, message = IN_BASE64URL)
        String rawId,

        @NotNull @Pattern(regexp = "public-key", message = "must be public-key")
        String type,

        @NotNull @Valid Response response) {

    static final String BYTES = "[A-Za-z0-9_-]+";
    static final String IN_BASE64URL = "must be base64url without padding";

    /** What the authenticator answered; browsers give more, which can be read out of this. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Response(
            @NotNull @Size(max = 1200) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String clientDataJSON,

            @NotNull @Size(max = 16_000) @Pattern(regexp = BYTES, message = IN_BASE64URL)
            String attestationObject,

            @Size(max = 10)
            List<
                            @NotNull @Size(max = 19)
                            @Pattern(regexp = "[a-z-]+", message = "must be the name of a transport") String>
                    transports) {}
}

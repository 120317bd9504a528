package io.countersign.passkey;

import io.countersign.platform.Tokens;
import java.util.List;

/** Names a credential to the browser (WebAuthn level 3, section 5.8.3). */
record CredentialDescriptor(String type, String id, List<String> transports) {

    static CredentialDescriptor of(Passkey passkey) {
        Registered registered = passkey.registered();
        return new CredentialDescriptor(
                "public-key", Tokens.base64url(registered.credentialId()), registered.transports());
    }
}

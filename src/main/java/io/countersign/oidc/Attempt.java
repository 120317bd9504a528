package io.countersign.oidc;

import io.countersign.platform.Tokens;

/**
 * One sign-in under way. What it needs to come back is derived from the secret in the cookie of the browser that began it and
 * from its state, and kept nowhere: nonce and code verifier are another browser's, and another attempt's, only by chance.
 *
 * @param browser the secret in the cookie
 * @param state the parameter that goes to the provider and comes back
 */
record Attempt(String browser, String state) {

    static Attempt begin(String browser) {
        return new Attempt(browser, Tokens.secret());
    }

    /** OpenID Connect Core 1.0, section 3.1.2.1. */
    String nonce() {
        return derived("nonce");
    }

    /** RFC 7636, section 4.1. */
    String verifier() {
        return derived("verifier");
    }

    /** RFC 7636, section 4.2, S256. */
    String challenge() {
        return Tokens.sha256(verifier());
    }

    private String derived(String what) {
        return Tokens.sha256(what + "/" + browser + "/" + state);
    }

    /** In the place of anything secret. */
    @Override
    public String toString() {
        return "a sign-in under way";
    }
}

/**
 * Passkeys (WebAuthn): registering them, and the method {@code passkey}, by which a member confirms in the browser that asked
 * by a fingerprint, a face or a PIN. Why that is enough: {@code src/docs/decisions/0025-passkeys.md}.
 */
package io.countersign.passkey;

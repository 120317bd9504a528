/**
 * Sign-in by a workspace's own identity provider: OpenID Connect's authorization code flow with PKCE, and what belongs to
 * it (who is meant by a subject, roles by groups, sign-out by either side). Confirming is not its business: who has come in
 * by a provider confirms on the phone like everybody. Why as it is: {@code src/docs/decisions/0021-oidc.md}.
 */
package io.countersign.oidc;

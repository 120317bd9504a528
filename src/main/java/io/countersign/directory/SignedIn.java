package io.countersign.directory;

/**
 * A signed-in browser, or another client, which has no tokens.
 *
 * @param sessionId the id of the session, no secret
 * @param sessionToken a new one at each sign-in
 * @param browserToken makes this browser known to the member for later
 */
public record SignedIn(Member member, String sessionId, String sessionToken, String browserToken) {}

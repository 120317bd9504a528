package io.countersign.directory;

/**
 * A signed-in browser.
 *
 * @param sessionId the id of the session, no secret
 * @param sessionToken a new one at each sign-in
 * @param browserToken makes this browser known to the member for later
 */
public record SignedIn(
        Member member, Workspace workspace, String sessionId, String sessionToken, String browserToken) {}

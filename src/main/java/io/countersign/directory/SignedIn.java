package io.countersign.directory;

/**
 * A signed-in browser.
 *
 * @param sessionToken a new one at each sign-in
 * @param browserToken makes this browser known to the member for later
 */
public record SignedIn(Member member, Workspace workspace, String sessionToken, String browserToken) {}

package io.countersign.directory;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * A connection as the client sees it that asked.
 *
 * @param userCode with {@code url} in the answer of the asking only
 * @param interval seconds to wait between two looks
 * @param signedIn once connected: session, member and workspace
 */
public record ConnectionView(
        String id,
        String state,
        String userCode,
        String url,
        Instant expiresAt,
        int interval,
        Map<String, Object> signedIn) {

    private static final int INTERVAL = 5;

    static ConnectionView asked(SessionConnection connection, String code, String url) {
        String state = inWords(SessionConnection.State.PENDING);
        return new ConnectionView(connection.id(), state, code, url, connection.expiresAt(), INTERVAL, null);
    }

    static ConnectionView of(SessionConnection connection, Instant now, Map<String, Object> signedIn) {
        String state = inWords(connection.stateAt(now));
        return new ConnectionView(connection.id(), state, null, null, connection.expiresAt(), INTERVAL, signedIn);
    }

    boolean isAnswer() {
        return !state.equals(inWords(SessionConnection.State.PENDING));
    }

    static String inWords(SessionConnection.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

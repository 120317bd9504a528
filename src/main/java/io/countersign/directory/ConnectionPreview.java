package io.countersign.directory;

import java.time.Instant;

/** Who asks to be connected, for the member who has the code. */
public record ConnectionPreview(
        String id, String state, String userCode, String client, String ip, Instant askedAt, Instant expiresAt) {

    static ConnectionPreview of(SessionConnection connection, String code, Instant now) {
        return new ConnectionPreview(
                connection.id(),
                ConnectionView.inWords(connection.stateAt(now)),
                UserCode.normal(code),
                connection.client(),
                connection.ip(),
                connection.askedAt(),
                connection.expiresAt());
    }
}

package io.countersign.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A confirmation as the session that asked sees it.
 *
 * @param methods by which it can be answered
 * @param sent by which it was sent, or is on its way
 * @param sentTo the phones and masked addresses it went to
 * @param number to be typed where the answer is given, if that is wanted there
 * @param answeredBy the phone, passkey or masked address that answered
 * @param problem why nothing arrives, if so
 */
public record ConfirmationView(
        String id,
        ConfirmationState state,
        Action action,
        Confirmation.Target target,
        String text,
        List<String> methods,
        List<String> sent,
        List<String> sentTo,
        String number,
        boolean numberRequired,
        Instant askedAt,
        Instant expiresAt,
        String answeredBy,
        Map<String, Object> problem,
        Map<String, String> links) {

    /** How long nothing more is sent, if that is what is wrong. */
    Optional<Duration> sendableIn() {
        return Optional.ofNullable(problem)
                .map(wrong -> (Number) wrong.get("retryAfter"))
                .map(seconds -> Duration.ofSeconds(seconds.longValue()));
    }
}

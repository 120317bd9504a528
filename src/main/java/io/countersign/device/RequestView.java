package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import java.time.Instant;
import java.util.List;

/** A pending request as the phone shows and signs it. */
record RequestView(
        String id,
        Action action,
        String text,
        String textDigest,
        String nonce,
        Confirmation.Target target,
        Client client,
        Instant askedAt,
        Instant expiresAt,
        boolean numberRequired) {

    /** Where it was asked. */
    record Client(String name, String ip) {}

    /** All that is pending, oldest first. */
    record All(List<RequestView> items) {}

    static RequestView of(Confirmation confirmation) {
        return new RequestView(
                confirmation.id(),
                confirmation.action(),
                confirmation.text(),
                confirmation.textDigest(),
                confirmation.nonce(),
                confirmation.target(),
                new Client(confirmation.client(), confirmation.ip()),
                confirmation.askedAt(),
                confirmation.expiresAt(),
                confirmation.numberRequired());
    }
}

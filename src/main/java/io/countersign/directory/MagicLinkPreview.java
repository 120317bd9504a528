package io.countersign.directory;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationState;
import java.time.Instant;

/**
 * What a link would confirm.
 *
 * @param text the sentence; the target's name is in it, quoted
 * @param numberRequired whether it is opened elsewhere than in the session that asked
 * @param confirmation its id, for the session that asked; else null
 */
record MagicLinkPreview(
        ConfirmationState state,
        String text,
        Confirmation.Target target,
        Client client,
        Instant askedAt,
        Instant expiresAt,
        boolean numberRequired,
        String confirmation) {

    /** Where it was asked. */
    record Client(String name, String ip) {}

    static MagicLinkPreview of(Confirmation confirmation, ConfirmationState state, boolean here) {
        return new MagicLinkPreview(
                state,
                confirmation.text(),
                confirmation.target(),
                new Client(confirmation.client(), confirmation.ip()),
                confirmation.askedAt(),
                confirmation.expiresAt(),
                !here,
                here ? confirmation.id() : null);
    }
}

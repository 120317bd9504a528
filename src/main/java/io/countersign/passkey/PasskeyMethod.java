package io.countersign.passkey;

import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationMethod;
import io.countersign.delivery.Delivery;
import io.countersign.directory.Members;
import io.countersign.directory.Sessions;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * {@code passkey}: a fingerprint, a face or a PIN in the browser that asked. Nothing is sent: the asking session fetches the
 * challenge and brings the answer.
 */
@ApplicationScoped
@Transactional
public class PasskeyMethod implements ConfirmationMethod {

    static final String NAME = "passkey";

    @Inject
    private Passkeys passkeys;

    @Inject
    private Members members;

    @Inject
    private Sessions sessions;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration validity() {
        return Challenges.VALID;
    }

    @Override
    public boolean sentOnAsking() {
        return false;
    }

    /** On our own pages only: behind an API token sits nobody who could be verified, and an extension has another origin. */
    @Override
    public boolean isAvailable(Confirmation confirmation) {
        return passkeys.of(confirmation.memberId()).stream().anyMatch(Passkey::isUsable)
                && members.workspace(confirmation.workspaceId()).passkeyEnabled()
                && (confirmation.onPhone() || sessions.isBrowser(confirmation.sessionId()));
    }

    @Override
    public List<Delivery.Message> messages(Confirmation confirmation) {
        return List.of();
    }

    /** Never told, as nothing is sent that could fail. */
    @Override
    public ProblemType failure() {
        return ProblemType.METHOD_UNAVAILABLE;
    }

    @Override
    public List<String> names(Confirmation confirmation, Collection<String> recipients) {
        return List.of();
    }
}

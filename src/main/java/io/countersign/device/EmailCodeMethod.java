package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import io.countersign.directory.MailMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;

/**
 * {@code email-code}: a six-digit code in the member's inbox, for the first phone or passkey only. Who has ever had one
 * cannot use it, or removing that would be a way round it; an admin's reset opens it once more.
 */
@ApplicationScoped
@Transactional
public class EmailCodeMethod extends MailMethod {

    static final String NAME = "email-code";
    private static final Set<Action> FIRST_STEPS = Set.of(Action.DEVICE_PAIR, Action.PASSKEY_ADD);
    static final Duration VALID = Duration.ofMinutes(5);

    @Inject
    private Resets resets;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration validity() {
        return VALID;
    }

    @Override
    public boolean isAvailable(Confirmation confirmation) {
        return FIRST_STEPS.contains(confirmation.action())
                && resets.isFirstAuthenticatorAwaited(confirmation.memberId());
    }
}

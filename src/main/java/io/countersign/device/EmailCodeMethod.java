package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.Confirmation;
import io.countersign.directory.MailMethod;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * {@code email-code}: a six-digit code in the member's inbox, for pairing the first phone only. Who has ever had a phone
 * cannot use it, or removing the phone would be a way round it; an admin's reset opens it once more.
 */
@ApplicationScoped
@Transactional
public class EmailCodeMethod extends MailMethod {

    static final String NAME = "email-code";
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
        return confirmation.action() == Action.DEVICE_PAIR && resets.isFirstPhoneAwaited(confirmation.memberId());
    }
}

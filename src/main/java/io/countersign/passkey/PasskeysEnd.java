package io.countersign.passkey;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.directory.AuthenticatorsReset;
import io.countersign.directory.MemberDeactivated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A member who is deactivated, or reset by an admin, has no passkeys any more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PasskeysEnd {

    @Inject
    private Passkeys passkeys;

    @Inject
    private AskingDesk asking;

    @Inject
    private Event<ConfirmationChanged> changed;

    void deactivated(@Observes MemberDeactivated gone) {
        end(gone.memberId());
    }

    void reset(@Observes AuthenticatorsReset begun) {
        end(begun.memberId());
    }

    private void end(String memberId) {
        asking.hold(memberId);
        passkeys.of(memberId).forEach(passkey -> passkeys.end(passkey.id()));
        changed.fire(ConfirmationChanged.ofMember(memberId));
    }
}

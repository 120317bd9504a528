package io.countersign.device;

import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.directory.MemberDeactivated;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** A member who is deactivated has no phones any more. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PhonesOfDeactivated {

    @Inject
    private TrustedSessions phones;

    @Inject
    private Event<ConfirmationChanged> changed;

    void end(@Observes MemberDeactivated gone) {
        phones.endPairings(gone.memberId());
        phones.of(gone.memberId()).forEach(phone -> phones.end(phone.id()));
        changed.fire(ConfirmationChanged.ofMember(gone.memberId()));
    }
}

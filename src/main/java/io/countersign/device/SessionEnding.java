package io.countersign.device;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.directory.Audited;
import io.countersign.directory.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Ends what somebody has asked from: a session, or a trusted session. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class SessionEnding {

    @Inject
    private Sessions sessions;

    @Inject
    private TrustedSessions phones;

    @Inject
    private AskingDesk asking;

    @Inject
    private Audited audited;

    @Inject
    private Event<ConfirmationChanged> changed;

    /** @param id of either kind */
    void end(String id) {
        phones.find(id).ifPresentOrElse(this::end, () -> sessions.end(id));
    }

    /** Nothing, if it has ended meanwhile. */
    void end(TrustedSession phone) {
        asking.hold(phone.memberId());
        if (phones.end(phone.id())) {
            audited.record("trusted-session.ended", "trusted-session", phone.id(), phone.name());
            changed.fire(ConfirmationChanged.ofMember(phone.memberId()));
        }
    }
}

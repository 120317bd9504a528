package io.countersign.device;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.confirmation.CoolDown;
import io.countersign.directory.MemberRecovered;
import io.countersign.directory.Members;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Members who begin anew with a first phone: reset by an admin, or come back by the code in the server's log. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Resets {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    @Inject
    private Members members;

    @Inject
    private TrustedSessions phones;

    @Inject
    private AskingDesk asking;

    @Inject
    private CoolDown coolDown;

    @Inject
    private Event<ConfirmationChanged> changed;

    /**
     * Ends every phone of the member and what was confirmed by them and not yet done, lets a first one be paired by e-mail
     * code once more, and begins the cool-down.
     */
    void reset(String memberId) {
        asking.endAllOfMember(memberId);
        // Who is about to pair a phone is waited for
        members.holdActive(memberId);
        phones.endPairings(memberId);
        phones.of(memberId).forEach(phone -> phones.end(phone.id()));
        // One millisecond on: a phone paired in this very one counts as before
        database.merge(new MemberReset(memberId, clock.instant().plusMillis(1)));
        coolDown.begin(memberId);
        changed.fire(new ConfirmationChanged(null, memberId));
    }

    void recovered(@Observes MemberRecovered back) {
        reset(back.memberId());
    }

    /** The first phone since a reset is about to be paired: the cool-down begins anew, however late that is. */
    void pairing(String memberId) {
        MemberReset reset = database.find(MemberReset.class, memberId);
        if (reset != null && !phones.anySince(memberId, reset.at())) {
            coolDown.begin(memberId);
        }
    }

    /** Whether the member's first phone has yet to come, ever or since a reset. */
    @Transactional
    public boolean isFirstPhoneAwaited(String memberId) {
        MemberReset reset = database.find(MemberReset.class, memberId);
        return !phones.anySince(memberId, reset == null ? Instant.EPOCH : reset.at());
    }
}

package io.countersign.device;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.confirmation.CoolDown;
import io.countersign.directory.AuthenticatorAdmitted;
import io.countersign.directory.Authenticators;
import io.countersign.directory.AuthenticatorsReset;
import io.countersign.directory.MemberRecovered;
import io.countersign.directory.Members;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;

/** Members who begin anew with a first phone or passkey: reset by an admin, or come back by the code in the server's log. */
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
    @Any
    private Instance<Authenticators> authenticators;

    @Inject
    private Event<AuthenticatorsReset> begunAnew;

    @Inject
    private Event<ConfirmationChanged> changed;

    /**
     * Ends every phone and passkey of the member and what was confirmed by them and not yet done, lets a first one be
     * registered by e-mail code once more, and begins the cool-down.
     */
    void reset(String memberId) {
        asking.endAllOfMember(memberId);
        // Who is about to pair a phone is waited for
        members.holdActive(memberId);
        phones.endPairings(memberId);
        phones.of(memberId).forEach(phone -> phones.end(phone.id()));
        begunAnew.fire(new AuthenticatorsReset(memberId));
        // One millisecond on: a phone paired in this very one counts as before
        database.merge(new MemberReset(memberId, clock.instant().plusMillis(1)));
        coolDown.begin(memberId);
        changed.fire(ConfirmationChanged.ofMember(memberId));
    }

    void recovered(@Observes MemberRecovered back) {
        reset(back.memberId());
    }

    /** If it is the first since a reset, the cool-down begins anew, however late that is. */
    void admitted(@Observes AuthenticatorAdmitted next) {
        MemberReset reset = database.find(MemberReset.class, next.memberId());
        if (reset != null && noneSince(next.memberId(), reset.at())) {
            coolDown.begin(next.memberId());
        }
    }

    /** Whether the member's first phone or passkey has yet to come, ever or since a reset. */
    @Transactional
    public boolean isFirstAuthenticatorAwaited(String memberId) {
        MemberReset reset = database.find(MemberReset.class, memberId);
        return noneSince(memberId, reset == null ? Instant.EPOCH : reset.at());
    }

    private boolean noneSince(String memberId, Instant since) {
        return authenticators.stream().noneMatch(kind -> kind.anySince(memberId, since));
    }
}

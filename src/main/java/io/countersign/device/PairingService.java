package io.countersign.device;

import io.countersign.confirmation.Action;
import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.ConfirmationChanged;
import io.countersign.confirmation.RequiresConfirmation;
import io.countersign.directory.AddedMail;
import io.countersign.directory.Audited;
import io.countersign.directory.AuthenticatorAdmitted;
import io.countersign.directory.Member;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Open;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.QrSvg;
import io.countersign.platform.Settings;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;

/** Brings a phone and its member together. */
@Stateless
public class PairingService {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private SystemClock clock;

    @Inject
    private Settings settings;

    @Inject
    private TrustedSessions phones;

    @Inject
    private Members members;

    @Inject
    private AskingDesk asking;

    @Inject
    private AddedMail mail;

    @Inject
    private Audited audited;

    @Inject
    private Event<AuthenticatorAdmitted> admitted;

    @Inject
    private Event<ConfirmationChanged> changed;

    /** A new code; it is in this answer only. */
    @RequiresConfirmation(Action.DEVICE_PAIR)
    public PairingView start() {
        String code = Tokens.secret();
        Pairing pairing = new Pairing(caller.session(), code, clock.instant());
        database.persist(pairing);
        String url = settings.publicUrl() + "/mobile/#pair=" + code;
        audited.record("pairing.started", "pairing", pairing.id(), "A new phone");
        return new PairingView(pairing.id(), "open", code, url, QrSvg.of(url), pairing.expiresAt(), null);
    }

    /** How far a pairing of the caller has come. @throws Problem {@code pairing-unknown} */
    public PairingView look(String id) {
        Caller.Identity who = caller.session();
        Pairing pairing = database.find(Pairing.class, id);
        if (pairing == null || !pairing.memberId().equals(who.memberId())) {
            throw new Problem(ProblemType.PAIRING_UNKNOWN);
        }
        return view(pairing);
    }

    /** The same for who was let in by {@link #look}, in whatever thread. */
    public PairingView lookAgain(String id) {
        return view(database.find(Pairing.class, id));
    }

    /**
     * Pairs a phone. The caller has checked that it holds the key.
     *
     * @throws Problem {@code pairing-unknown}, {@code pairing-expired}, {@code too-many-trusted-sessions}
     */
    @Open("the code was given out by a confirmed start, and is used up here")
    public Paired pair(NewPhone phone) {
        Pairing pairing = database.createQuery("select p from Pairing p where p.codeHash = :hash", Pairing.class)
                .setParameter("hash", Tokens.sha256(phone.code().strip()))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new Problem(ProblemType.PAIRING_UNKNOWN));
        // First, so nobody waits in a circle; and one at a time for a member, or two could become the twentieth
        asking.hold(pairing.memberId());
        // By now, and not before the waiting: what ended the code meanwhile counts
        Instant now = clock.instant();
        Member member = database.find(Member.class, pairing.memberId(), LockModeType.PESSIMISTIC_WRITE);
        phones.refuseTooMany(member.id());
        TrustedSession session = new TrustedSession(Tokens.id("t_"), pairing, phone, now);
        admitted.fire(new AuthenticatorAdmitted(member.id()));
        phones.add(session);
        int used = database.createQuery("update Pairing p set p.trustedSessionId = :phone"
                        + " where p.id = :id and p.trustedSessionId is null and p.expiresAt > :now")
                .setParameter("phone", session.id())
                .setParameter("id", pairing.id())
                .setParameter("now", now)
                .executeUpdate();
        if (used != 1 || !member.active()) {
            throw new Problem(ProblemType.PAIRING_EXPIRED);
        }
        caller.is(
                new Caller.Identity(member.workspaceId(), member.id(), member.name(), session.id(), Caller.Kind.PHONE));
        audited.record("trusted-session.paired", "trusted-session", session.id(), session.name());
        mail.tell(member.id(), session.id());
        changed.fire(ConfirmationChanged.ofMember(member.id()));
        String workspace = members.workspace(member.workspaceId()).name();
        return new Paired(
                session.id(),
                Map.of("id", member.id(), "name", member.name(), "email", member.email()),
                Map.of("id", member.workspaceId(), "name", workspace));
    }

    /** What a phone learns when it is paired. */
    public record Paired(String id, Map<String, String> member, Map<String, String> workspace) {}

    private PairingView view(Pairing pairing) {
        if (pairing.trustedSessionId() != null) {
            TrustedSession phone = database.find(TrustedSession.class, pairing.trustedSessionId());
            return PairingView.of(pairing, "paired", Map.of("id", phone.id(), "name", phone.name()));
        }
        boolean over = !pairing.expiresAt().isAfter(clock.instant());
        return PairingView.of(pairing, over ? "expired" : "open", null);
    }
}

package io.countersign.directory;

import io.countersign.audit.AuditFilter;
import io.countersign.audit.AuditTrail;
import io.countersign.audit.AuditVerdict;
import io.countersign.audit.AuditVerification;
import io.countersign.audit.AuditView;
import io.countersign.confirmation.ConfirmationRecord;
import io.countersign.confirmation.ConfirmationRecords;
import io.countersign.platform.Caller;
import io.countersign.platform.Page;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The trail of the caller's workspace: all of it for its admins, for other members what they did themselves. */
@Stateless
public class AuditService {

    private static final Page.Request ABOUT_ONE = new Page.Request(200, null);

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private AuditTrail trail;

    @Inject
    private AuditVerification verification;

    @Inject
    private ConfirmationRecords confirmations;

    /** @throws Problem {@code forbidden} for who is no admin and does not ask for the own entries only */
    public Page<AuditView> list(AuditFilter filter, boolean mine, Page.Request request) {
        return trail.page(caller.member().workspaceId(), allowed(filter, mine), request);
    }

    /** @throws Problem {@code forbidden} as {@link #list} */
    public AuditDays days(AuditFilter filter, boolean mine, ZoneOffset zone) {
        return new AuditDays(trail.days(caller.member().workspaceId(), allowed(filter, mine), zone));
    }

    /** @throws Problem {@code confirmation-unknown}, for who is no admin about all but the own ones */
    public AuditedConfirmation confirmation(String id) {
        Caller.Identity who = caller.member();
        boolean admin = members.current().role().isAdmin();
        ConfirmationRecord found = confirmations
                .find(who.workspaceId(), id)
                .filter(one -> admin || one.member().id().equals(who.memberId()))
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_UNKNOWN));
        List<AuditView> entries =
                new ArrayList<>(trail.page(who.workspaceId(), AuditFilter.ofConfirmation(id), ABOUT_ONE)
                        .items());
        Collections.reverse(entries);
        return new AuditedConfirmation(found, entries);
    }

    /** @throws Problem {@code forbidden}, {@code unavailable} */
    public AuditVerdict verify() {
        return verification.verify(members.currentAdmin().workspaceId());
    }

    private AuditFilter allowed(AuditFilter filter, boolean mine) {
        return mine ? filter.by(caller.member().memberId()) : allowedToAdmin(filter);
    }

    private AuditFilter allowedToAdmin(AuditFilter filter) {
        members.currentAdmin();
        return filter;
    }
}

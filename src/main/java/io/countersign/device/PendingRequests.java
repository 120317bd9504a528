package io.countersign.device;

import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** What a phone may answer now. */
@ApplicationScoped
@Transactional
public class PendingRequests {

    @Inject
    private Caller caller;

    @Inject
    private ConfirmationAnswers confirmations;

    @Inject
    private PushMethod method;

    @Inject
    private TrustedSessions phones;

    /** For the phone itself. @throws Problem {@code not-found} for any other */
    RequestView.All mine(String phoneId) {
        if (!caller.phone().sessionId().equals(phoneId)) {
            throw new Problem(ProblemType.NOT_FOUND);
        }
        return of(phoneId).orElseThrow(() -> new Problem(ProblemType.NOT_FOUND));
    }

    /** Without what the phone itself has asked for. Empty once the trusted session has ended. */
    Optional<RequestView.All> of(String phoneId) {
        return phones.find(phoneId)
                .map(phone -> new RequestView.All(confirmations.open(phone.memberId(), method).stream()
                        .filter(request -> !request.sessionId().equals(phoneId))
                        .map(RequestView::of)
                        .toList()));
    }
}

package io.countersign.directory;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/**
 * The answer by a mailed link. Who holds the link alone confirms nothing: it takes the session that asked, or the number
 * that only that session shows.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class MagicLinks {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private EmailLinkMethod method;

    @Inject
    private ConfirmationAnswers answers;

    /**
     * What would be confirmed. Changes nothing.
     *
     * @throws Problem {@code confirmation-unknown}, {@code wrong-member}, {@code confirmation-locked},
     *     {@code method-unavailable}
     */
    MagicLinkPreview preview(String token) {
        Confirmation confirmation = find(token);
        answers.requireOpenTo(confirmation, method);
        return MagicLinkPreview.of(confirmation, answers.state(confirmation), isAskedHere(confirmation));
    }

    /**
     * It's me.
     *
     * @param number the one that the asking session shows, needed everywhere else
     * @throws Problem {@code number-required}, which is no try, {@code number-wrong}, of which the third denies, or why it
     *     cannot be answered
     */
    MagicLinkAnswer confirm(String token, String number) {
        Confirmation confirmation = hold(token);
        boolean here = isAskedHere(confirmation);
        if (!here) {
            answers.requireNumber(confirmation, number);
        }
        answers.approve(confirmation, address(confirmation), null);
        return MagicLinkAnswer.of(confirmation, here);
    }

    /** It's not me, or it was a mistake. Needs no number: stopping what somebody else may have asked never waits. */
    void deny(String token, Reason reason) {
        Confirmation confirmation = hold(token);
        if (reason == Reason.MISTAKE) {
            answers.takeBack(confirmation, address(confirmation));
        } else {
            answers.deny(confirmation, address(confirmation), null);
        }
    }

    private Confirmation hold(String token) {
        Confirmation found = find(token);
        Confirmation confirmation = answers.hold(found.id(), found.memberId(), method);
        answers.requirePending(confirmation);
        return confirmation;
    }

    private Confirmation find(String token) {
        Confirmation confirmation = database.createQuery(
                        "select l from EmailLink l where l.tokenHash = :hash", EmailLink.class)
                .setParameter("hash", Tokens.sha256(token))
                .getResultStream()
                .findFirst()
                .map(link -> answers.get(link.confirmationId()))
                .orElseThrow(() -> new Problem(ProblemType.CONFIRMATION_UNKNOWN));
        boolean another = caller.identity()
                .filter(who -> !who.memberId().equals(confirmation.memberId()))
                .isPresent();
        if (another) {
            throw new Problem(ProblemType.WRONG_MEMBER);
        }
        return confirmation;
    }

    private boolean isAskedHere(Confirmation confirmation) {
        return caller.identity()
                .filter(who -> who.kind() == Caller.Kind.BROWSER)
                .filter(who -> who.sessionId().equals(confirmation.sessionId()))
                .isPresent();
    }

    private String address(Confirmation confirmation) {
        return members.get(confirmation.memberId()).maskedEmail();
    }

    /** Why a member does not confirm. */
    enum Reason {
        @JsonProperty("not-me")
        NOT_ME,
        @JsonProperty("mistake")
        MISTAKE
    }
}

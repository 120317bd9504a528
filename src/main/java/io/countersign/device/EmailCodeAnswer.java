package io.countersign.device;

import io.countersign.confirmation.AskingDesk;
import io.countersign.confirmation.Confirmation;
import io.countersign.confirmation.ConfirmationAnswers;
import io.countersign.confirmation.ConfirmationView;
import io.countersign.crypto.Passwords;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.SystemClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

/** Checks a mailed code that the asking session types. */
@ApplicationScoped
@Transactional(dontRollbackOn = Problem.class)
public class EmailCodeAnswer {

    @PersistenceContext
    private EntityManager database;

    @Inject
    private Caller caller;

    @Inject
    private AskingDesk desk;

    @Inject
    private ConfirmationAnswers answers;

    @Inject
    private EmailCodeMethod method;

    @Inject
    private Passwords passwords;

    @Inject
    private Members members;

    @Inject
    private SystemClock clock;

    /** @throws Problem {@code code-wrong}, of which the fifth denies the confirmation, or why it cannot be answered */
    ConfirmationView answer(String id, String code) {
        desk.look(id);
        Confirmation confirmation = answers.hold(id, caller.session().memberId(), method);
        answers.requirePending(confirmation);
        EmailCode mailed = database.find(EmailCode.class, id);
        boolean right = mailed != null
                && mailed.expiresAt().isAfter(clock.instant())
                && passwords.verify(code.toCharArray(), mailed.codeHash());
        if (!right) {
            throw answers.wrongCode(confirmation);
        }
        answers.approve(confirmation, members.current().maskedEmail(), null);
        return desk.look(id);
    }
}

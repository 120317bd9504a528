package io.countersign.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Caller;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import io.countersign.testing.ArquillianServer;
import io.countersign.testing.Together;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Run inside the server: the guard stands at the bean itself, and uses a confirmation in the transaction of the action. */
@ArquillianTest
class GuardInsideIT {

    private final AtomicInteger runs = new AtomicInteger();

    @Inject
    private Insider insider;

    @Inject
    private OperationDigests digests;

    @Inject
    private UserTransaction transaction;

    private Caller.Identity owner;

    @Deployment
    static WebArchive application() {
        return ArquillianServer.applicationWith(Insider.class, StagedAction.class, Together.class);
    }

    @BeforeEach
    void signIn() {
        owner = insider.signIn();
        StagedAction.does(runs::incrementAndGet);
    }

    @Test
    void callWithoutConfirmationIsRefusedBeforeTheActionRuns() {
        assertThat(insider.run(owner, null)).map(Problem::type).contains(ProblemType.CONFIRMATION_REQUIRED);
        assertThat(runs).hasValue(0);
    }

    @Test
    void actionThatThrowsLeavesTheConfirmationUsableAndOneThatCommitsDoesNot() {
        String confirmation = insider.confirmed(owner);
        StagedAction.does(() -> {
            throw new IllegalStateException("Failed by a test");
        });
        assertThatThrownBy(() -> insider.run(owner, confirmation))
                .isInstanceOf(EJBException.class)
                .hasRootCauseMessage("Failed by a test");
        assertThat(insider.state(confirmation)).isEqualTo(ConfirmationState.CONFIRMED);

        StagedAction.does(runs::incrementAndGet);
        assertThat(insider.run(owner, confirmation)).isEmpty();
        assertThat(insider.run(owner, confirmation)).map(Problem::type).contains(ProblemType.CONFIRMATION_USED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void rowDoesNotLetAnybodyTryWhatTheArgumentsWere() {
        Operation operation = insider.operation();
        String kept = insider.digest(insider.confirmed(owner));

        assertThat(kept)
                .isEqualTo(digests.of(operation))
                .isNotEqualTo(Tokens.base64url(Tokens.digest(operation.canonical())));
    }

    @Test
    void transactionThatRollsBackAfterTheActionLeavesTheConfirmationUsable() throws Exception {
        String confirmation = insider.confirmed(owner);

        transaction.begin();
        assertThat(insider.run(owner, confirmation)).isEmpty();
        assertThat(insider.state(confirmation)).isEqualTo(ConfirmationState.USED);
        transaction.rollback();

        assertThat(insider.state(confirmation)).isEqualTo(ConfirmationState.CONFIRMED);
        assertThat(insider.run(owner, confirmation)).isEmpty();
        assertThat(runs).hasValue(2);
    }

    @Test
    void twoCallsAtOnceRunTheActionOnce() {
        String confirmation = insider.confirmed(owner);
        StagedAction.does(() -> {
            runs.incrementAndGet();
            // Not committed before the other one has come to the guard
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        });

        List<Optional<Problem>> refusals = Together.times(2, () -> insider.run(owner, confirmation));

        assertThat(refusals)
                .extracting(refusal -> refusal.map(Problem::type))
                .containsExactlyInAnyOrder(Optional.empty(), Optional.of(ProblemType.CONFIRMATION_USED));
        assertThat(runs).hasValue(1);
    }
}

package io.countersign.platform;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * A database that is away is told at once. EclipseLink would try three times, five seconds apart, and hold up the request and
 * every timer for so long; that a connection still works is seen to by the pool. Named in persistence.xml.
 */
public final class NoSecondTry implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
        session.getLogin().setDelayBetweenConnectionAttempts(0);
    }
}

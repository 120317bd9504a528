package io.countersign.platform;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * Which failures are nobody's fault: the database is away, has chosen another transaction, or another one was faster. The same
 * again may succeed.
 */
public final class PassingFailure {

    /**
     * Classes of SQLSTATE (ISO 9075): no connection, rolled back for another's sake, out of resources, and PostgreSQL's
     * operator intervention.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57");

    /** What pools say of a connection that is not to be had; a package, since not every server shows it to applications. */
    private static final String POOL = "jakarta.resource.";

    /**
     * What a row refers to has been removed meanwhile, in PostgreSQL's and in H2's words, and H2's for a lock that was not to
     * be had. Whoever tries again does not find what was removed.
     */
    private static final Set<String> STATES = Set.of("23503", "23506", "HYT00");

    private PassingFailure() {}

    /** Whether this is one, or has one among its causes. */
    public static boolean is(Throwable failure) {
        return !kind(failure).isEmpty();
    }

    /** For the log: which kind of failure it is, without its words; empty if it is none of these. */
    public static String kind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql.getSQLState())) {
                return "SQLSTATE " + sql.getSQLState();
            }
            if (cause.getClass().getName().startsWith(POOL)
                    || cause instanceof XAException
                    || cause instanceof LockTimeoutException
                    || cause instanceof PessimisticLockException) {
                return cause.getClass().getSimpleName();
            }
        }
        return "";
    }

    private static boolean isPassing(String state) {
        return state != null
                && (CLASSES.contains(state.substring(0, Math.min(2, state.length()))) || STATES.contains(state));
    }
}

package io.countersign.platform;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a timer does again and again. A container drops a timer for good when it fails twice in a row, so a failure is told
 * to the log, once until it works again, and the next time tries again. Called without a transaction; the work has its own.
 */
public final class Recurring {

    private static final Logger LOG = Logger.getLogger(Recurring.class.getName());

    private static final Set<String> FAILING = ConcurrentHashMap.newKeySet();

    private Recurring() {}

    /** @param what for the log, for example {@code "Ending what is late"} */
    public static void run(String what, Runnable work) {
        try {
            work.run();
            if (FAILING.remove(what)) {
                LOG.log(Level.INFO, "{0} works again", what);
            }
        } catch (RuntimeException e) {
            if (FAILING.add(what)) {
                LOG.log(Level.WARNING, "{0} has failed and is tried again: {1}", new Object[] {
                    what, e.getClass().getName()
                });
            }
        }
    }
}

package io.countersign.operation;

import io.countersign.confirmation.Waiters;
import io.countersign.platform.OwnMachine;
import io.countersign.platform.Stopping;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The application's part in logging and stopping on a server that has no launcher of ours. From SIGTERM on it is not ready,
 * and who waits is sent away; when it is taken away, requests under way have what is left of their time. After the launcher
 * all of that is done already.
 */
@WebListener
public class Lifetime implements ServletContextListener {

    private static final Logger LOG = Logger.getLogger(Lifetime.class.getName());

    private final Thread onSignal = new Thread(this::sendAway, "countersign-stop");
    private final LogStamp stamp = new LogStamp();

    @Inject
    private Waiters waiters;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (!OwnMachine.is()) {
            stamp.begin();
        }
        Stopping.start();
        Runtime.getRuntime().addShutdownHook(onSignal);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        try {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        } catch (IllegalStateException e) {
            LOG.log(Level.FINE, "The process ends, and not the application alone", e);
        }
        sendAway();
        Stopping.drain();
        stamp.end();
    }

    private void sendAway() {
        Stopping.begin();
        try {
            waiters.endAll();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "The application was gone already", e);
        }
    }
}

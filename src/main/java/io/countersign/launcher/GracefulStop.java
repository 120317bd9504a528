package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import io.countersign.platform.Stopping;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import sun.misc.Signal;

/**
 * What SIGTERM and SIGINT do once the server is up: it says that it is not ready, and so for as long as the operator wants load
 * balancers to notice; then who waits is sent away to ask again, and requests under way have five seconds; then it stops. A
 * second signal ends the patience. Shutdown hooks would be too late: the server's own one runs beside them.
 */
final class GracefulStop {

    private static final Logger LOG = Logger.getLogger(GracefulStop.class.getName());

    private static final Logger SERVER = Logger.getLogger("PayaraMicro");

    private static final long FOR_SERVER_SECONDS = 5;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final Duration notice;

    private GracefulStop(Duration notice) {
        this.notice = notice;
    }

    static void onSignal(Settings settings) {
        GracefulStop stop = new GracefulStop(settings.duration(Setting.STOP_NOTICE));
        List.of("TERM", "INT").forEach(name -> Signal.handle(new Signal(name), signal -> stop.run()));
    }

    private void run() {
        if (asked.compareAndSet(false, true)) {
            Stopping.announce();
            LOG.log(Level.INFO, "Told to stop: not ready from now on, and ending in at most {0} s", new Object[] {
                notice.plus(Stopping.FOR_REQUESTS).toSeconds() + FOR_SERVER_SECONDS
            });
            silenceServer();
            pause(notice);
            Stopping.drain();
        }
        System.exit(0);
    }

    /** What it prints and says while it ends goes past every formatter, and tells nobody anything. */
    private static void silenceServer() {
        SERVER.setFilter(record -> false);
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

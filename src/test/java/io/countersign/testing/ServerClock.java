package io.countersign.testing;

import io.countersign.testing.agent.ClockFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock of one tested server, which a test moves; it goes on ticking unless it is stopped. A restart leaves it where
 * it was moved to.
 */
public final class ServerClock extends Clock {

    private final Path place;
    private final ClockFile file;
    private Duration offset = Duration.ZERO;
    private Instant stopped;

    ServerClock(Path place) {
        this.place = place;
        file = ClockFile.of(place);
    }

    Path file() {
        return place;
    }

    /** From the next moment on the server is later by {@code step}. */
    public synchronized void advance(Duration step) {
        if (stopped != null) {
            stopped = stopped.plus(step);
            file.standStill(stopped);
        } else {
            offset = offset.plus(step);
            file.goAhead(offset);
        }
    }

    /** From now on the server's time is what {@link #advance} makes it: a slow restart ends nothing. */
    public synchronized void stop() {
        stopped = instant();
        file.standStill(stopped);
    }

    /** From now on it ticks again, from where it is. */
    public synchronized void goOn() {
        offset = Duration.between(Instant.now(), instant());
        stopped = null;
        advance(Duration.ZERO);
    }

    public synchronized void set(Instant now) {
        advance(Duration.between(instant(), now));
    }

    /** Puts the clock right again and lets it tick. What the server wrote meanwhile may lie in its future then. */
    public synchronized void reset() {
        stopped = null;
        advance(offset.negated());
    }

    @Override
    public synchronized Instant instant() {
        return stopped != null ? stopped : Instant.now().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The server knows UTC only");
    }
}

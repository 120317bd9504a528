package io.countersign.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The only source of time: UTC, in whole milliseconds, as the database keeps it. */
@ApplicationScoped
public class SystemClock extends Clock {

    @Override
    public Instant instant() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.tickMillis(zone);
    }
}

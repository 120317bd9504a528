package io.countersign.testing.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a server's clock is moved, in eight bytes that the test's process and the server's share: milliseconds, and in the
 * lowest bit whether they are those by which the clock goes ahead or those since 1970 at which it stands still.
 */
public final class ClockFile {

    private final LongBuffer shared;

    private ClockFile(LongBuffer shared) {
        this.shared = shared;
    }

    /** Makes the file, for a clock that is right, if there is none. */
    public static ClockFile of(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new ClockFile(channel.map(MapMode.READ_WRITE, 0, Long.BYTES).asLongBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void goAhead(Duration offset) {
        shared.put(0, offset.toMillis() << 1);
    }

    public void standStill(Instant at) {
        shared.put(0, at.toEpochMilli() << 1 | 1);
    }

    /** What the moved clock shows while it is {@code now}. */
    Instant shown(Instant now) {
        long value = shared.get(0);
        long millis = value >> 1;
        if ((value & 1) == 1) {
            return Instant.ofEpochMilli(millis);
        }
        return millis == 0 ? now : now.plusMillis(millis).truncatedTo(ChronoUnit.MILLIS);
    }
}

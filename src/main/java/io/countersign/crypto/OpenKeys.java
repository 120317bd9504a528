package io.countersign.crypto;

import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keys that were opened a short while ago, in memory only. Whoever asks for one that is being opened waits for that. */
final class OpenKeys {

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final SystemClock clock;
    private final Duration kept;

    OpenKeys(SystemClock clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
    }

    DataKey get(byte[] wrapped, String owner, Supplier<DataKey> opened) {
        String name = owner + " " + Tokens.base64url(Tokens.digest(wrapped));
        return entries.computeIfAbsent(name, any -> new Entry()).get(opened);
    }

    void forgetOld() {
        entries.values().removeIf(Entry::isOver);
    }

    private final class Entry {

        private DataKey key;
        private volatile Instant until = Instant.MAX;

        synchronized DataKey get(Supplier<DataKey> opened) {
            if (key == null || isOver()) {
                key = opened.get();
                until = clock.instant().plus(kept);
            }
            return key;
        }

        boolean isOver() {
            Instant now = clock.instant();
            // Also where the clock was put back meanwhile
            return until != Instant.MAX && (now.isAfter(until) || now.plus(kept).isBefore(until));
        }
    }
}

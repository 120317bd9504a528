package io.countersign.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * What a load came to.
 *
 * @param count how often it was done
 * @param elapsed by the clock
 * @param processor what the server used of its processors meanwhile
 * @param nanos how long each took, sorted
 */
record Figures(int count, Duration elapsed, Duration processor, long[] nanos) {

    static Figures of(Duration elapsed, Duration processor, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Figures(nanos.length, elapsed, processor, sorted);
    }

    double perSecond() {
        return count / (elapsed.toNanos() / 1e9);
    }

    /** In milliseconds, for one. */
    double processorTime() {
        return processor.toNanos() / 1e6 / count;
    }

    /** In milliseconds. */
    double p50() {
        return nanos[nanos.length / 2] / 1e6;
    }
}

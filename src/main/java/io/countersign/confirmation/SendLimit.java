package io.countersign.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * At most {@code most} sends within a time.
 *
 * @param sinceApproval count only those since the member's last approval: what was answered was wanted
 */
record SendLimit(int most, Duration within, boolean sinceApproval) {

    static final List<SendLimit> ALL = List.of(
            new SendLimit(3, Duration.ofMinutes(5), true),
            new SendLimit(15, Duration.ofHours(1), true),
            new SendLimit(60, Duration.ofHours(1), false));

    /** The longest time over which any limit counts. */
    static final Duration LONGEST = Duration.ofHours(1);

    /**
     * How long to wait until one more may be sent; empty if it may be now.
     *
     * @param sends the times of the last hour's sends, newest first
     */
    static Optional<Duration> wait(List<Instant> sends, Instant approvedAt, Instant now) {
        return ALL.stream()
                .flatMap(limit -> limit.waitOf(sends, approvedAt, now).stream())
                .max(Duration::compareTo);
    }

    private Optional<Duration> waitOf(List<Instant> sends, Instant approvedAt, Instant now) {
        List<Instant> counted = sends.stream()
                .filter(at -> at.isAfter(now.minus(within)) && (!sinceApproval || at.isAfter(approvedAt)))
                .toList();
        // The most-th newest has to leave the window before one more fits
        return counted.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(now, counted.get(most - 1).plus(within)));
    }
}

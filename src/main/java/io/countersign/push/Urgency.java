package io.countersign.push;

import java.util.Locale;

/** How much a message is worth a sleeping phone's battery (RFC 8030 section 5.3). */
public enum Urgency {
    VERY_LOW,
    LOW,
    NORMAL,
    HIGH;

    /** The value of the {@code Urgency} header. */
    String header() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

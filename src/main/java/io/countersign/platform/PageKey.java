package io.countersign.platform;

import java.time.Instant;

/**
 * Where a list that is newest first goes on: behind what was made at this time and has this id.
 *
 * @param at in milliseconds since 1970 UTC
 */
public record PageKey(long at, String id) {

    private static final int LONGEST_ID = 60;

    /**
     * Of what {@code after} says; without it, what all else lies behind.
     *
     * @throws Problem {@code invalid-request} if it is no key
     */
    public static PageKey of(String after) {
        if (after == null) {
            return new PageKey(Long.MAX_VALUE, "");
        }
        String[] parts = after.split("\\.", 2);
        if (parts.length != 2 || !parts[0].matches("\\d{1,18}") || parts[1].length() > LONGEST_ID) {
            throw Problem.invalid("after", "must be the next of an earlier answer");
        }
        return new PageKey(Long.parseLong(parts[0]), parts[1]);
    }

    /** What {@code after} takes to go on behind this one. */
    public static String text(Instant at, String id) {
        return at.toEpochMilli() + "." + id;
    }
}

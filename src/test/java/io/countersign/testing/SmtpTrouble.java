package io.countersign.testing;

import java.time.Duration;

/**
 * What goes wrong in one conversation with {@link SmtpServer}, and when.
 *
 * @param pause before what is usual is said
 */
public record SmtpTrouble(Moment at, Way way, String reply, Duration pause) {

    /** Where in a conversation (RFC 5321). */
    public enum Moment {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        /** In the middle of the mail. */
        CONTENT,
        /** After the mail, which is not accepted then, unless the answer is only late. */
        END,
        QUIT,
        /** Each of these. */
        ALWAYS,
        NEVER
    }

    enum Way {
        ANSWER,
        LATE,
        SILENCE,
        HANG_UP
    }

    static final SmtpTrouble NONE = new SmtpTrouble(Moment.NEVER, Way.ANSWER, "", Duration.ZERO);

    boolean happensAt(Moment moment) {
        return at == moment || at == Moment.ALWAYS;
    }

    /** Says this instead of what is usual. */
    public static SmtpTrouble answer(Moment at, String reply) {
        return new SmtpTrouble(at, Way.ANSWER, reply, Duration.ZERO);
    }

    /** Says what is usual, but takes its time. */
    public static SmtpTrouble late(Moment at, Duration pause) {
        return new SmtpTrouble(at, Way.LATE, "", pause);
    }

    /** Says nothing any more and leaves the connection open, until the other side ends it. */
    public static SmtpTrouble silence(Moment at) {
        return new SmtpTrouble(at, Way.SILENCE, "", Duration.ZERO);
    }

    /** Resets the connection. */
    public static SmtpTrouble hangUp(Moment at) {
        return new SmtpTrouble(at, Way.HANG_UP, "", Duration.ZERO);
    }
}

package io.countersign.testing;

/** What goes wrong in one conversation with {@link SmtpServer}, and when. */
public record SmtpTrouble(Moment at, Way way, String reply) {

    /** Where in a conversation (RFC 5321). */
    public enum Moment {
        GREETING,
        MAIL,
        RCPT,
        DATA,
        /** In the middle of the mail. */
        CONTENT,
        /** After the mail, which is not accepted then. */
        END,
        QUIT,
        NEVER
    }

    enum Way {
        ANSWER,
        SILENCE,
        HANG_UP
    }

    static final SmtpTrouble NONE = new SmtpTrouble(Moment.NEVER, Way.ANSWER, "");

    /** Says this instead of what is usual. */
    public static SmtpTrouble answer(Moment at, String reply) {
        return new SmtpTrouble(at, Way.ANSWER, reply);
    }

    /** Says nothing any more and leaves the connection open, until the other side ends it. */
    public static SmtpTrouble silence(Moment at) {
        return new SmtpTrouble(at, Way.SILENCE, "");
    }

    /** Resets the connection. */
    public static SmtpTrouble hangUp(Moment at) {
        return new SmtpTrouble(at, Way.HANG_UP, "");
    }
}

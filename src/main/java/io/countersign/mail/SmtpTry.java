package io.countersign.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One try to hand over a mail, bounded as a whole. Nothing is begun any more after {@link #LONGEST}, and what has begun
 * ends soon after, so that nobody else sends the same meanwhile: the lease of a mail is twice as long.
 *
 * <p>Whoever waits for the answer to a whole mail is patient until then (RFC 5321, section 4.5.3.2.6, would have ten
 * minutes): the server looks for spam, has most likely accepted the mail, and would get it once more.
 */
final class SmtpTry extends SMTPTransport {

    static final Duration LONGEST = Duration.ofSeconds(60);

    private final long end;
    private boolean handedOver;

    SmtpTry(Session session) {
        this(session, LONGEST);
    }

    SmtpTry(Session session, Duration longest) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.end = System.nanoTime() + longest.toNanos();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        handedOver = true;
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        if (isOver() && !handedOver) {
            throw new MessagingException("The mail server takes too long");
        }
        while (true) {
            try {
                return super.readServerResponse();
            } catch (MessagingException e) {
                if (isOver() || !handedOver || !(e.getNextException() instanceof SocketTimeoutException)) {
                    throw e;
                }
            }
        }
    }

    private boolean isOver() {
        return System.nanoTime() - end > 0;
    }
}

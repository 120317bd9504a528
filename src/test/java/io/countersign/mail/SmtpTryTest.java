package io.countersign.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Settings;
import io.countersign.testing.SmtpServer;
import io.countersign.testing.SmtpTerms;
import io.countersign.testing.SmtpTrouble;
import io.countersign.testing.SmtpTrouble.Moment;
import io.countersign.testing.TestCertificate;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A slow mail server gets a mail once; one that is slower than a lease gets none. A second stands for twenty. */
class SmtpTryTest {

    private static final String ANSWER = "1000";
    private static final Duration LONGEST = Duration.ofMillis(2_400);

    @TempDir
    static Path directory;

    private final SmtpServer smtp = new SmtpServer();

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void serverThatLooksIntoTheMailFirstIsWaitedFor() throws MessagingException {
        smtp.expect(SmtpTrouble.late(Moment.END, Duration.ofMillis(2_000)));

        send("none", null);

        assertThat(smtp.mails()).hasSize(1);
    }

    @Test
    void overTlsToo() throws MessagingException {
        TestCertificate ours = TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1");
        smtp.setTerms(SmtpTerms.startTls(ours.context()));
        smtp.expect(SmtpTrouble.late(Moment.END, Duration.ofMillis(2_000)));

        send("starttls", ours);

        assertThat(smtp.mails()).singleElement().matches(mail -> mail.encrypted());
    }

    @Test
    void notForEver() {
        smtp.expect(SmtpTrouble.silence(Moment.END));
        long start = System.nanoTime();

        assertThatThrownBy(() -> send("none", null)).hasRootCauseInstanceOf(SocketTimeoutException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LONGEST, LONGEST.multipliedBy(4));
    }

    @Test
    void otherAnswersAreNotWaitedForSoLong() {
        smtp.expect(SmtpTrouble.silence(Moment.RCPT));
        long start = System.nanoTime();

        assertThatThrownBy(() -> send("none", null)).isInstanceOf(MessagingException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }

    @Test
    void serverThatIsSlowAllTheTimeGetsNoMailOnceItIsTooLate() {
        smtp.expect(SmtpTrouble.late(Moment.ALWAYS, Duration.ofMillis(900)));

        assertThatThrownBy(() -> send("none", null)).isInstanceOf(MessagingException.class);

        assertThat(smtp.mails()).isEmpty();
    }

    private void send(String tls, TestCertificate trusted) throws MessagingException {
        Map<String, String> settings = Map.of(
                "countersign.mail.host",
                "localhost",
                "countersign.mail.port",
                String.valueOf(smtp.port()),
                "countersign.mail.tls",
                tls);
        Session session = Smtp.session(Settings.read(settings::get));
        session.getProperties().put("mail.smtp.timeout", ANSWER);
        if (trusted != null) {
            session.getProperties()
                    .put("mail.smtp.ssl.socketFactory", trusted.trusting().getSocketFactory());
        }
        MimeMessage message = PlainMessage.in(session);
        try (SmtpTry server = new SmtpTry(session, LONGEST)) {
            server.connect();
            server.sendMessage(message, message.getAllRecipients());
        }
    }
}

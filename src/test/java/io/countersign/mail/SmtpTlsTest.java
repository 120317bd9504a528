package io.countersign.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Settings;
import io.countersign.testing.SmtpServer;
import io.countersign.testing.SmtpTerms;
import io.countersign.testing.TestCertificate;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail over TLS: to the server that the settings name and that a trusted certificate speaks for, or not at all. */
class SmtpTlsTest {

    private static final String USER = "vault@globex.test";
    private static final String PASSWORD = "correct-smtp-password";

    @TempDir
    static Path directory;

    private static TestCertificate ours;
    private static TestCertificate anotherHosts;

    private SmtpServer smtp;

    @BeforeAll
    static void makeCertificates() {
        ours = TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1");
        anotherHosts = TestCertificate.of(directory, "dns:mail.example.com");
    }

    @BeforeEach
    void start() {
        smtp = new SmtpServer();
    }

    @AfterEach
    void stop() {
        smtp.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void mailAndPasswordGoEncrypted(String tls) throws MessagingException {
        smtp.setTerms(encrypted(tls, ours));

        send(tls, ours);

        assertThat(smtp.mails()).singleElement().matches(mail -> mail.encrypted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void certificateOfAnotherHostGetsNothing(String tls) {
        smtp.setTerms(encrypted(tls, anotherHosts));

        assertGetsNothing(tls, anotherHosts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void untrustedCertificateGetsNothing(String tls) {
        smtp.setTerms(encrypted(tls, ours));

        assertGetsNothing(tls, anotherHosts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void serverThatDoesNotEncryptGetsNothing(String tls) {
        smtp.setTerms(SmtpTerms.plain().signedIn(USER, PASSWORD));

        assertGetsNothing(tls, ours);
    }

    private static SmtpTerms encrypted(String tls, TestCertificate certificate) {
        SSLContext context = certificate.context();
        SmtpTerms terms = tls.equals("tls") ? SmtpTerms.tls(context) : SmtpTerms.startTls(context);
        return terms.signedIn(USER, PASSWORD);
    }

    /** Neither the mail nor the password. */
    private void assertGetsNothing(String tls, TestCertificate trusted) {
        assertThatThrownBy(() -> send(tls, trusted)).isInstanceOf(MessagingException.class);
        assertThat(smtp.mails()).isEmpty();
        assertThat(smtp.conversations())
                .allSatisfy(one -> assertThat(one.commands()).doesNotContain("MAIL", "AUTH", "DATA"));
    }

    private void send(String tls, TestCertificate trusted) throws MessagingException {
        Map<String, String> settings = Map.of(
                "countersign.mail.host", "localhost",
                "countersign.mail.port", String.valueOf(smtp.port()),
                "countersign.mail.user", USER,
                "countersign.mail.password", PASSWORD,
                "countersign.mail.tls", tls);
        Session session = Smtp.session(Settings.read(settings::get));
        // In the place of what the machine trusts
        session.getProperties()
                .put("mail.smtp.ssl.socketFactory", trusted.trusting().getSocketFactory());
        Transport.send(PlainMessage.in(session), USER, PASSWORD);
    }
}

package io.countersign.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.SmtpTerms;
import io.countersign.testing.TestCertificate;
import io.countersign.testing.TestServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mail over TLS: to the server that the settings name and that a trusted certificate speaks for, or not at all. */
abstract class EncryptedSmtpCase extends SmtpCase {

    @TempDir
    static Path directory;

    static TestCertificate ours;
    private static TestCertificate anotherHosts;

    static void startEncrypted(String tls) {
        ours = TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1");
        anotherHosts = TestCertificate.of(directory, "dns:mail.example.com");
        Path trusted = TestCertificate.trustStore(directory, ours, anotherHosts);
        start(
                tls,
                TestServer.with()
                        .setting("javax.net.ssl.trustStore", trusted.toString())
                        .setting("javax.net.ssl.trustStorePassword", TestCertificate.PASSWORD)
                        .setting("javax.net.ssl.trustStoreType", "PKCS12"));
    }

    /** The terms of a server that encrypts as the settings want it. */
    abstract SmtpTerms encrypted(TestCertificate certificate);

    @Test
    void mailAndPasswordGoEncrypted() {
        smtp.setTerms(encrypted(ours).signedIn(USER, PASSWORD));
        ask();

        awaitMails(1);

        assertThat(smtp.mails().get(0).encrypted()).isTrue();
    }

    @Test
    void certificateOfAnotherHostGetsNothing() {
        assertGetsNothing(encrypted(anotherHosts));
    }

    @Test
    void untrustedCertificateGetsNothing() {
        assertGetsNothing(encrypted(TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1")));
    }

    @Test
    void serverThatDoesNotEncryptGetsNothing() {
        assertGetsNothing(SmtpTerms.plain());
    }

    /** Neither the mail nor the password. */
    final void assertGetsNothing(SmtpTerms terms) {
        smtp.setTerms(terms.signedIn(USER, PASSWORD));
        ask();

        awaitTries(1);

        assertThat(smtp.mails()).isEmpty();
        assertThat(smtp.conversations())
                .allSatisfy(one -> assertThat(one.commands()).doesNotContain("MAIL", "AUTH", "DATA"));
    }
}

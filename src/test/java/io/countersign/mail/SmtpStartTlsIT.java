package io.countersign.mail;

import io.countersign.testing.OwnServer;
import io.countersign.testing.SmtpTerms;
import io.countersign.testing.TestCertificate;
import org.junit.jupiter.api.BeforeAll;

/** {@code countersign.mail.tls=starttls}. */
@OwnServer
class SmtpStartTlsIT extends EncryptedSmtpCase {

    @BeforeAll
    static void start() {
        startEncrypted("starttls");
    }

    @Override
    SmtpTerms encrypted(TestCertificate certificate) {
        return SmtpTerms.startTls(certificate.context());
    }
}

package io.countersign.mail;

import io.countersign.testing.SmtpTerms;
import io.countersign.testing.TestCertificate;
import org.junit.jupiter.api.BeforeAll;

/** {@code countersign.mail.tls=tls}. */
class SmtpTlsIT extends EncryptedSmtpCase {

    @BeforeAll
    static void start() {
        startEncrypted("tls");
    }

    @Override
    SmtpTerms encrypted(TestCertificate certificate) {
        return SmtpTerms.tls(certificate.context());
    }
}

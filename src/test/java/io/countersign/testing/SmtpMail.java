package io.countersign.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A mail that {@link SmtpServer} has accepted, byte by byte. */
public record SmtpMail(byte[] raw, boolean encrypted) {

    public MimeMessage message() {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public Mail mail() {
        return Mail.of(message());
    }

    /** As it came, every byte a character. */
    public String text() {
        return new String(raw, StandardCharsets.ISO_8859_1);
    }
}

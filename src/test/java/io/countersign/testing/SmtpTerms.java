package io.countersign.testing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.SSLContext;

/**
 * On which terms {@link SmtpServer} takes mail: how the connection is encrypted, and who may send.
 *
 * @param certified by which the server shows itself; null where nothing is encrypted
 * @param user must sign in; null: anybody may send
 */
public record SmtpTerms(Encryption encryption, SSLContext certified, String user, String password) {

    enum Encryption {
        NONE,
        STARTTLS,
        IMPLICIT
    }

    public static SmtpTerms plain() {
        return new SmtpTerms(Encryption.NONE, null, null, null);
    }

    /** Offers STARTTLS (RFC 3207). */
    public static SmtpTerms startTls(SSLContext certified) {
        return new SmtpTerms(Encryption.STARTTLS, certified, null, null);
    }

    /** Encrypted from the first byte (RFC 8314). */
    public static SmtpTerms tls(SSLContext certified) {
        return new SmtpTerms(Encryption.IMPLICIT, certified, null, null);
    }

    /** The same for this user only (RFC 4954). */
    public SmtpTerms signedIn(String user, String password) {
        return new SmtpTerms(encryption, certified, user, password);
    }

    boolean wantsSignIn() {
        return user != null;
    }

    /** What the client of AUTH PLAIN (RFC 4616) says. */
    public String credentials() {
        return base64("\0" + user + "\0" + password);
    }

    /** Whether these are the two answers to AUTH LOGIN. */
    boolean accepts(String base64User, String base64Password) {
        return base64(user).equals(base64User) && base64(password).equals(base64Password);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.countersign.crypto;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedDecrypter;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.text.ParseException;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * What whoever knows a password can open, with any JOSE library: a JWE in its compact form (RFC 7516) with
 * PBES2-HS512+A256KW (RFC 7518, section 4.8) and A256GCM. Two at a time derive a key, so that many do not take the
 * processor.
 */
public final class PasswordSealed {

    /** OWASP asks for 210,000 with HMAC-SHA-512. */
    private static final int ITERATIONS = 600_000;

    private static final int SALT_BYTES = 16;
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private PasswordSealed() {}

    /** Whether a text looks like one. */
    public static boolean isOne(String text) {
        return text.startsWith("eyJ")
                && text.indexOf('\n') < 0
                && text.chars().filter(c -> c == '.').count() == 4;
    }

    public static String seal(byte[] content, String password) {
        JWEHeader header = new JWEHeader(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM);
        JWEObject sealed = new JWEObject(header, new Payload(content));
        AT_ONCE.acquireUninterruptibly();
        try {
            sealed.encrypt(new PasswordBasedEncrypter(password, SALT_BYTES, ITERATIONS));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } finally {
            AT_ONCE.release();
        }
    }

    /** Empty with a wrong password, and for what was changed or never was one. */
    public static Optional<byte[]> open(String text, String password) {
        AT_ONCE.acquireUninterruptibly();
        try {
            JWEObject sealed = JWEObject.parse(text);
            // We never compress, and a short text could become one that fills the memory
            if (sealed.getHeader().getCompressionAlgorithm() != null) {
                return Optional.empty();
            }
            sealed.decrypt(new PasswordBasedDecrypter(password));
            return Optional.of(sealed.getPayload().toBytes());
        } catch (ParseException | JOSEException | IllegalArgumentException | NullPointerException e) {
            // The last is what Nimbus makes of a header without an encryption method
            return Optional.empty();
        } finally {
            AT_ONCE.release();
        }
    }
}

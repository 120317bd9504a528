package io.countersign.crypto;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import io.countersign.platform.Tokens;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key that is given away in a link and kept nowhere: what it has sealed cannot be read by this server again. Anybody
 * who has the link opens it by a JOSE library or by the browser's own WebCrypto.
 */
public final class LinkKey {

    private final String text = Tokens.secret();
    private final SecretKey key = new SecretKeySpec(Base64.getUrlDecoder().decode(text), "AES");

    /** The 256 random bits themselves, base64url: for the link alone. */
    public String text() {
        return text;
    }

    /**
     * A JWE in its compact form (RFC 7516), {@code dir} with A256GCM (RFC 7518, sections 4.5 and 5.3).
     *
     * @param part what it is, told in its header, so that no part can be taken for another
     */
    public String seal(byte[] content, String part) {
        JWEHeader header = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .customParam("part", part)
                .build();
        JWEObject sealed = new JWEObject(header, new Payload(content));
        try {
            sealed.encrypt(new DirectEncrypter(key));
            return sealed.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}

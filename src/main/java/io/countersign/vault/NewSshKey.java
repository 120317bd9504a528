package io.countersign.vault;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.countersign.platform.Tokens;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.Ed25519KeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The recipe of an SSH key pair; what is not said is the default.
 *
 * @param type {@code ed25519}, or {@code rsa}
 * @param bits of an RSA key: 3072 or 4096; 3072
 * @param comment at the end of the public key's line, at most 100 characters
 */
public record NewSshKey(
        Type type,
        Integer bits,

        @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must be one line")
        String comment) {

    /** The kinds of keys. */
    public enum Type {
        @JsonProperty("ed25519")
        ED25519,
        @JsonProperty("rsa")
        RSA
    }

    private static final int USUAL_BITS = 3072;
    private static final int CERTAINTY = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** An RSA key costs a second or more of a processor: two at a time. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /**
     * A key pair in the formats of OpenSSH.
     *
     * @param fingerprint {@code SHA256:…}, as ssh-keygen shows it
     */
    public record KeyPair(String privateKey, String publicKey, String fingerprint) {}

    @AssertTrue(message = "must be 3072 or 4096, for an RSA key")
    boolean isBits() {
        return bits == null || type == Type.RSA && Set.of(3072, 4096).contains(bits);
    }

    KeyPair make() {
        AT_ONCE.acquireUninterruptibly();
        try {
            return type == Type.RSA
                    ? written(rsa(), "RSA PRIVATE KEY", "ssh-rsa")
                    : written(ed25519(), "OPENSSH PRIVATE KEY", "ssh-ed25519");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            AT_ONCE.release();
        }
    }

    private AsymmetricCipherKeyPair rsa() {
        RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(
                BigInteger.valueOf(65_537), RANDOM, bits == null ? USUAL_BITS : bits, CERTAINTY));
        return generator.generateKeyPair();
    }

    private static AsymmetricCipherKeyPair ed25519() {
        Ed25519KeyPairGenerator generator = new Ed25519KeyPairGenerator();
        generator.init(new Ed25519KeyGenerationParameters(RANDOM));
        return generator.generateKeyPair();
    }

    private KeyPair written(AsymmetricCipherKeyPair pair, String label, String algorithm) throws IOException {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(label, OpenSSHPrivateKeyUtil.encodePrivateKey(pair.getPrivate())));
        }
        byte[] open = OpenSSHPublicKeyUtil.encodePublicKey(pair.getPublic());
        String line = algorithm + " " + Base64.getEncoder().encodeToString(open);
        String named = comment == null || comment.isBlank() ? line : line + " " + comment.strip();
        String digest = Base64.getEncoder().withoutPadding().encodeToString(Tokens.digest(open));
        return new KeyPair(text.toString(), named, "SHA256:" + digest);
    }
}

package io.countersign.crypto;

import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.identitystore.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id (RFC 9106) with OWASP's parameters (19 MiB, 2 passes, 1 lane), in the PHC string format. At most four run at a
 * time, so that a flood of sign-ins does not take the memory.
 */
@ApplicationScoped
public class Passwords implements PasswordHash {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LENGTH = 32;
    private static final String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$";
    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final Semaphore atOnce = new Semaphore(4);

    /** What a wrong password is compared with where there is no member: it takes as long, and is never right. */
    private volatile String nobody;

    @Override
    public String generate(char[] password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return PREFIX + ENCODER.encodeToString(salt) + "$" + ENCODER.encodeToString(hash(password, salt));
    }

    /** @param hash of {@link #generate}, or null: then the answer is false, as late as any other */
    @Override
    public boolean verify(char[] password, String hash) {
        String[] parts = (hash == null ? nobody() : hash).split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        return Tokens.same(ENCODER.encodeToString(hash(password, salt)), parts[5]) && hash != null;
    }

    private String nobody() {
        if (nobody == null) {
            nobody = generate(Tokens.secret().toCharArray());
        }
        return nobody;
    }

    private byte[] hash(char[] password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] result = new byte[LENGTH];
        atOnce.acquireUninterruptibly();
        try {
            generator.generateBytes(new String(password).getBytes(StandardCharsets.UTF_8), result);
        } finally {
            atOnce.release();
        }
        return result;
    }
}

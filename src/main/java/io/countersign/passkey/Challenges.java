package io.countersign.passkey;

import io.countersign.confirmation.Confirmation;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.SystemClock;
import io.countersign.platform.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The challenges that passkeys sign for confirmations: one for each, the newest, which answers once. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Challenges {

    /** As long as an answer may take; the confirmation may end before. */
    static final Duration VALID = Duration.ofMinutes(5);

    private static final String DOMAIN = "countersign passkey confirmation v1";

    @PersistenceContext
    private EntityManager database;

    @Inject
    private SystemClock clock;

    /** What a passkey is to sign. */
    record Challenge(String nonce, String value) {}

    /** A new one; that of an earlier call is forgotten. The caller holds the member's standing. */
    Challenge begin(Confirmation confirmation) {
        String nonce = Tokens.secret();
        forget(confirmation);
        database.createNativeQuery("insert into passkey_request (confirmation_id, nonce, expires_at) values (?, ?, ?)")
                .setParameter(1, confirmation.id())
                .setParameter(2, nonce)
                .setParameter(3, clock.instant().plus(VALID).toEpochMilli())
                .executeUpdate();
        return of(confirmation, nonce);
    }

    /** The one under way, which is under way no more. @throws Problem {@code passkey-expired} if there is none */
    Challenge take(Confirmation confirmation) {
        List<?> found = database.createNativeQuery(
                        "select nonce from passkey_request where confirmation_id = ? and expires_at > ?")
                .setParameter(1, confirmation.id())
                .setParameter(2, clock.instant().toEpochMilli())
                .getResultList();
        if (found.isEmpty() || !forget(confirmation)) {
            throw new Problem(ProblemType.PASSKEY_EXPIRED);
        }
        return of(confirmation, (String) found.get(0));
    }

    @Transactional(TxType.REQUIRED)
    void forgetOld() {
        database.createNativeQuery("delete from passkey_request where expires_at <= ?")
                .setParameter(1, clock.instant().toEpochMilli())
                .executeUpdate();
    }

    private boolean forget(Confirmation confirmation) {
        return database.createNativeQuery("delete from passkey_request where confirmation_id = ?")
                        .setParameter(1, confirmation.id())
                        .executeUpdate()
                == 1;
    }

    /**
     * base64url(SHA-256) over a name for this use, the confirmation's id, the digest of its sentence, its own nonce and that
     * of this challenge, each after its length: signed for this one request, it fits no other, and says nothing else.
     */
    private static Challenge of(Confirmation confirmation, String nonce) {
        byte[] whole = Stream.of(DOMAIN, confirmation.id(), confirmation.textDigest(), confirmation.nonce(), nonce)
                .map(part -> part.getBytes(StandardCharsets.UTF_8))
                .reduce(new byte[0], Challenges::append);
        return new Challenge(nonce, Tokens.base64url(Tokens.digest(whole)));
    }

    private static byte[] append(byte[] whole, byte[] part) {
        return ByteBuffer.allocate(whole.length + Integer.BYTES + part.length)
                .put(whole)
                .putInt(part.length)
                .put(part)
                .array();
    }
}

package io.countersign.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.ECKey;
import io.countersign.confirmation.Confirmation;
import io.countersign.crypto.Es256;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import io.countersign.platform.Tokens;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a phone has signed: a compact JWS whose payload says what was decided about which sentence. */
record Decision(JOSEObject object, Claims claims) {

    private static final JOSEObjectType TYPE = new JOSEObjectType("confirmation-decision+jwt");
    private static final Pattern NUMBER = Pattern.compile("\\d{6}");
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** The payload. */
    record Claims(
            String confirmation,
            Verdict decision,
            String textDigest,
            String nonce,
            String number,
            Boolean signOut,
            Long iat) {

        /** @throws Problem {@code invalid-request} if there is a number that is none: a slip, and no try */
        String wellFormedNumber() {
            if (number != null && !NUMBER.matcher(number).matches()) {
                throw Problem.invalid("number", "must be six digits");
            }
            return number;
        }
    }

    enum Verdict {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("deny")
        DENY
    }

    /** Empty for what is no JWS with such a payload; an unsigned one is a decision too, which nobody has made. */
    static Optional<Decision> parse(String compact) {
        try {
            JOSEObject object = JOSEObject.parse(compact);
            if (object.getPayload() == null) {
                // Encrypted
                return Optional.empty();
            }
            Claims claims = Json.MAPPER.readValue(object.getPayload().toBytes(), Claims.class);
            return claims == null ? Optional.empty() : Optional.of(new Decision(object, claims));
        } catch (ParseException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the phone has sent. */
    String receipt() {
        return object.serialize();
    }

    /** Whether this phone has signed this decision about just this request, and lately. */
    boolean isBy(String phoneId, ECKey key, Confirmation confirmation, Instant now) {
        return object instanceof JWSObject jws
                && TYPE.equals(jws.getHeader().getType())
                && phoneId.equals(jws.getHeader().getKeyID())
                && verifies(jws, key)
                && claims.decision() != null
                && claims.iat() != null
                && confirmation.id().equals(claims.confirmation())
                && same(confirmation.textDigest(), claims.textDigest())
                && same(confirmation.nonce(), claims.nonce())
                && isLately(claims.iat(), now);
    }

    /** In whole seconds, whatever number somebody has signed. */
    private static boolean isLately(long iat, Instant now) {
        return iat >= now.minus(TOLERANCE).getEpochSecond()
                && iat <= now.plus(TOLERANCE).getEpochSecond();
    }

    private static boolean verifies(JWSObject jws, ECKey key) {
        try {
            return Es256.verifies(jws, key);
        } catch (JOSEException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean same(String expected, String claimed) {
        return claimed != null && Tokens.same(expected, claimed);
    }
}

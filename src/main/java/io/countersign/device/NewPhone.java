package io.countersign.device;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import io.countersign.platform.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.text.ParseException;
import java.util.Map;

/**
 * A phone that wants to be paired.
 *
 * @param publicKey its P-256 key as a JWK, without the private part
 */
public record NewPhone(
        @NotBlank @Size(max = 100) String code,
        @NotBlank @Size(max = 100) @Shown String name,
        @NotBlank @Size(max = 100) @Shown String platform,
        @NotNull Map<String, Object> publicKey) {

    /** @throws Problem {@code invalid-request} for anything but a public key on P-256 */
    @JsonIgnore
    ECKey key() {
        try {
            ECKey key = ECKey.parse(Json.write(publicKey));
            if (key.isPrivate() || !Curve.P_256.equals(key.getCurve())) {
                throw Problem.invalid("publicKey", "must be a public P-256 key");
            }
            // Refuses points that are not on the curve
            key.toECPublicKey();
            return new ECKey.Builder(Curve.P_256, key.getX(), key.getY()).build();
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            throw Problem.invalid("publicKey", "must be a P-256 key as a JWK");
        }
    }
}

package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VapidKeyTest {

    private static final URI ENDPOINT = URI.create("https://Push.example/wpush/secret-path");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final String SUBJECT = "mailto:ops@acme.test";

    private final VapidKey key = VapidKey.create();

    @Test
    void publicKeyIsAnUncompressedPoint() {
        assertThat(Base64.getUrlDecoder().decode(key.publicKey())).hasSize(65).startsWith((byte) 4);
        assertThat(key.publicKey())
                .doesNotContain("=")
                .isNotEqualTo(VapidKey.create().publicKey());
    }

    @Test
    void claimsAreThoseOfTheStandard() throws ParseException {
        JWTClaimsSet claims = claims(key.authorization(ENDPOINT, NOW, SUBJECT));

        assertThat(claims.getAudience()).containsExactly("https://push.example");
        assertThat(claims.getSubject()).isEqualTo(SUBJECT);
        assertThat(claims.getExpirationTime().toInstant()).isBetween(NOW, NOW.plus(Duration.ofHours(12)));
        assertThat(claims.getClaims()).containsOnlyKeys("aud", "exp", "sub");
        assertThat(claims(key.authorization(URI.create("https://push.example:8443/a"), NOW, SUBJECT))
                        .getAudience())
                .containsExactly("https://push.example:8443");
    }

    @Test
    void tokenIsUsedAgainForHalfItsLifeByItsOriginOnly() {
        String first = key.authorization(ENDPOINT, NOW, SUBJECT);

        assertThat(key.authorization(ENDPOINT.resolve("/other"), NOW.plus(Duration.ofHours(5)), SUBJECT))
                .isEqualTo(first);
        assertThat(key.authorization(URI.create("https://other.example/"), NOW, SUBJECT))
                .isNotEqualTo(first);
        assertThat(key.authorization(ENDPOINT, NOW, "https://acme.test")).isNotEqualTo(first);
        assertThat(key.authorization(ENDPOINT, NOW.plus(Duration.ofHours(6)), SUBJECT))
                .isNotEqualTo(first);
    }

    @Test
    void tokenOfAClockThatWentBackIsNotUsed() throws ParseException {
        key.authorization(ENDPOINT, NOW, SUBJECT);
        Instant earlier = NOW.minus(Duration.ofHours(3));

        assertThat(claims(key.authorization(ENDPOINT, earlier, SUBJECT))
                        .getExpirationTime()
                        .toInstant())
                .isBefore(earlier.plus(Duration.ofHours(12)));
    }

    @Test
    void bytesGiveTheSameKeyBack() {
        VapidKey again = VapidKey.fromBytes(key.toBytes());

        assertThat(again.publicKey()).isEqualTo(key.publicKey());
        assertThat(again.toBytes()).isEqualTo(key.toBytes());
    }

    @Test
    void bytesThatAreNoKeyAreRefusedAndNotRepeated() {
        byte[] mixed = key.toBytes();
        System.arraycopy(VapidKey.create().toBytes(), 0, mixed, 0, 32);
        byte[] offCurve = key.toBytes();
        offCurve[96] ^= 1;

        for (byte[] wrong : new byte[][] {mixed, offCurve, new byte[97], new byte[0], new byte[96]}) {
            assertThatThrownBy(() -> VapidKey.fromBytes(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not the bytes of a VAPID key")
                    .hasNoCause();
        }
    }

    private static JWTClaimsSet claims(String header) throws ParseException {
        return SignedJWT.parse(header.substring("vapid t=".length(), header.indexOf(", k=")))
                .getJWTClaimsSet();
    }
}

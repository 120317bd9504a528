package io.countersign.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is taken of a token, however odd. */
class ClaimsTest {

    @Test
    void rightClaimsAreTaken() {
        Claims claims = of(Map.of(
                "email", "ada@globex.test",
                "email_verified", true,
                "name", "Ada",
                "sid", "s1",
                "teams", List.of("it", 7, "staff")));
        assertThat(claims).isEqualTo(new Claims("sub", "ada@globex.test", "Ada", List.of("it", "staff"), "s1"));
        assertThat(of(Map.of("teams", "it")).groups()).containsExactly("it");
        assertThat(of(Map.of("teams", 7)).groups()).isEmpty();
    }

    @Test
    void addressCountsOnlyIfVerifiedAndOne() {
        assertThat(of(Map.of("email", "ada@globex.test")).email()).isNull();
        assertThat(of(Map.of("email", "ada@globex.test", "email_verified", "true"))
                        .email())
                .isNull();
        for (String odd :
                new String[] {"ada", "a@b@c.test", "a b@c.test", "a@c.test\n", "a\uD800@c.test", "<a@c.test>"}) {
            assertThat(of(Map.of("email", odd, "email_verified", true)).email())
                    .as(odd)
                    .isNull();
        }
    }

    @Test
    void nameIsOneThatCanBeKept() {
        assertThat(of(Map.of("name", "A\0d\uD800a\n")).name()).isEqualTo("A d a");
        assertThat(of(Map.of("name", "\uD83D\uDE00".repeat(120))).name()).isEqualTo("\uD83D\uDE00".repeat(100));
        assertThat(of(Map.of("name", "a" + "\uD83D\uDE00".repeat(120))).name()).hasSize(199);
        Map<String, Object> unnamed = Map.of("name", " ", "email", "ada@globex.test", "email_verified", true);
        assertThat(of(unnamed).name()).isEqualTo("ada@globex.test");
    }

    @Test
    void claimOfAnotherTypeIsRefused() {
        for (Map<String, Object> odd : List.of(
                Map.<String, Object>of("email", 7),
                Map.<String, Object>of("name", List.of()),
                Map.<String, Object>of("sid", 7))) {
            assertThatThrownBy(() -> of(odd)).isInstanceOf(ProviderFailed.class);
        }
        for (String odd : new String[] {"", "s".repeat(256), "a\0", "\uDC00"}) {
            assertThatThrownBy(() ->
                            Claims.of(new JWTClaimsSet.Builder().subject(odd).build(), "teams"))
                    .as(odd)
                    .isInstanceOf(ProviderFailed.class);
        }
    }

    private static Claims of(Map<String, Object> claims) {
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder().subject("sub");
        claims.forEach(token::claim);
        return Claims.of(token.build(), "teams");
    }
}

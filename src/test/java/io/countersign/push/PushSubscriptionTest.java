package io.countersign.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.countersign.testing.FakePushService;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushSubscriptionTest {

    private static final PushSubscription GOOD = good();
    private static final String ENDPOINT = "https://push.example/wpush/secret-path";

    @Test
    void browsersKeysAreKept() {
        PushSubscription subscription = new PushSubscription(ENDPOINT, GOOD.p256dh() + "=", GOOD.auth() + "==");

        assertThat(subscription).isEqualTo(new PushSubscription(ENDPOINT, GOOD.p256dh(), GOOD.auth()));
        assertThat(subscription.publicKey()).hasSize(65);
        assertThat(subscription.authSecret()).hasSize(16);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "/relative",
                "https:opaque",
                "ftp://push.example/a",
                "javascript:alert(1)",
                "https://exa mple/a",
                "https:///a",
                "https://push.example:99999/a"
            })
    void endpointThatIsNoUrlIsNamed(String endpoint) {
        assertThat(complaint(endpoint, GOOD.p256dh(), GOOD.auth())).isEqualTo("endpoint");
    }

    @Test
    void endpointMayHave2000Characters() {
        String longest = ENDPOINT + "x".repeat(2000 - ENDPOINT.length());

        assertThat(new PushSubscription(longest, GOOD.p256dh(), GOOD.auth()).endpoint())
                .hasSize(2000);
        assertThat(complaint(longest + "x", GOOD.p256dh(), GOOD.auth())).isEqualTo("endpoint");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "AAAA", "not base64url!"})
    void keysOfTheWrongLengthAreNamed(String value) {
        assertThat(complaint(ENDPOINT, value, GOOD.auth())).isEqualTo("keys.p256dh");
        assertThat(complaint(ENDPOINT, GOOD.p256dh(), value)).isEqualTo("keys.auth");
    }

    @Test
    void pointThatIsNotOnTheCurveIsNamed() {
        byte[] point = GOOD.publicKey();
        point[64] ^= 1;
        assertThat(complaint(ENDPOINT, text(point), GOOD.auth())).isEqualTo("keys.p256dh");
        assertThat(complaint(ENDPOINT, text(new byte[65]), GOOD.auth())).isEqualTo("keys.p256dh");
        byte[] compressed = GOOD.publicKey();
        compressed[0] = 2;
        assertThat(complaint(ENDPOINT, text(compressed), GOOD.auth())).isEqualTo("keys.p256dh");
    }

    @Test
    void complaintsRepeatNothing() {
        SubscriptionInvalid invalid = catchThrowableOfType(
                SubscriptionInvalid.class, () -> new PushSubscription("https://a b/secret-path", "secret!", "secret"));

        assertThat(invalid).hasMessageNotContaining("secret").hasNoCause();
    }

    @Test
    void toStringShowsTheOriginOnly() {
        assertThat(new PushSubscription(ENDPOINT, GOOD.p256dh(), GOOD.auth()))
                .hasToString("PushSubscription[https://push.example]");
    }

    private static String complaint(String endpoint, String p256dh, String auth) {
        return catchThrowableOfType(SubscriptionInvalid.class, () -> new PushSubscription(endpoint, p256dh, auth))
                .member();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PushSubscription good() {
        try (FakePushService service = new FakePushService()) {
            return service.subscription();
        }
    }
}

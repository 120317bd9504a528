package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.platform.Tokens;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeyedDigestTest {

    private static final byte[] GUESS = "summer2026".getBytes(StandardCharsets.UTF_8);

    private final String key = KeyedDigest.newKey();

    @Test
    void sameKeyAndContentThenTheSame() {
        assertThat(KeyedDigest.by(key).of(GUESS))
                .hasSize(32)
                .isEqualTo(KeyedDigest.by(key).of(GUESS));
    }

    @Test
    void anotherContentThenAnother() {
        assertThat(KeyedDigest.by(key).of("summer2027".getBytes(StandardCharsets.UTF_8)))
                .isNotEqualTo(KeyedDigest.by(key).of(GUESS));
    }

    @Test
    void withoutTheKeyNoGuessIsRight() {
        assertThat(KeyedDigest.by(key).of(GUESS))
                .isNotEqualTo(Tokens.digest(GUESS))
                .isNotEqualTo(KeyedDigest.by(KeyedDigest.newKey()).of(GUESS));
    }

    @Test
    void whatIsNoKeyIsRefusedAndNotQuoted() {
        assertThatThrownBy(() -> KeyedDigest.by("{\"key\":[\"half a key\"]}"))
                .isInstanceOf(CryptoFailed.class)
                .hasNoCause()
                .message()
                .doesNotContain("half a key");
    }
}

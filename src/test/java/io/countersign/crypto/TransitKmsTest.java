package io.countersign.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import io.countersign.testing.FakeKeyService;
import io.countersign.testing.FakeKeyService.Mood;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The key service as a Tink key, whatever it answers. */
class TransitKmsTest {

    private static final byte[] KEY = "a key within a key".getBytes(UTF_8);
    private static final byte[] PLACE = "vault/1".getBytes(UTF_8);

    private FakeKeyService service;
    private Aead key;

    @BeforeEach
    void begin() {
        service = new FakeKeyService();
        key = new TransitKms(FakeKeyService.TOKEN).getAead(service.keyAddress());
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void opensWhatItHasWrappedAndOnlyInItsPlace() throws Exception {
        byte[] wrapped = key.encrypt(KEY, PLACE);

        assertThat(key.decrypt(wrapped, PLACE)).isEqualTo(KEY);
        assertThatThrownBy(() -> key.decrypt(wrapped, "vault/2".getBytes(UTF_8)))
                .isInstanceOf(GeneralSecurityException.class)
                .isNotInstanceOf(KeyServiceSilent.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "DENYING", "SEALED", "ENDLESS"})
    void whoAnswersNobodyIsSilent(Mood mood) {
        service.setMood(mood);

        assertThatThrownBy(() -> key.encrypt(KEY, PLACE))
                .isInstanceOf(KeyServiceSilent.class)
                .hasMessageNotContaining(FakeKeyService.TOKEN);
    }

    @Test
    void whoIsNotThereIsSilent() {
        service.close();

        assertThatThrownBy(() -> key.encrypt(KEY, PLACE)).isInstanceOf(KeyServiceSilent.class);
    }

    @Test
    void strangerIsDenied() {
        Aead stranger = new TransitKms("hvs.wrong").getAead(service.keyAddress());

        assertThatThrownBy(() -> stranger.encrypt(KEY, PLACE)).hasMessage("The key service has answered 403");
    }

    @Test
    void whatIsNoAnswerIsNone() {
        service.setMood(Mood.BABBLING);

        assertThatThrownBy(() -> key.encrypt(KEY, PLACE))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessage("The key service has answered without a ciphertext");
    }
}

package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.PasswordBasedEncrypter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Only the password opens it, and only as it was made. */
class PasswordSealedTest {

    private static final byte[] CONTENT = "grüße".getBytes(StandardCharsets.UTF_8);

    @Test
    void thePasswordOpensItAndAnotherDoesNot() {
        String sealed = PasswordSealed.seal(CONTENT, "first password");
        assertThat(PasswordSealed.isOne(sealed)).isTrue();
        assertThat(PasswordSealed.open(sealed, "first password")).hasValue(CONTENT);
        assertThat(PasswordSealed.open(sealed, "first passwore")).isEmpty();
    }

    @Test
    void whatWasChangedDoesNotOpen() {
        String sealed = PasswordSealed.seal(CONTENT, "password");
        int middle = sealed.lastIndexOf('.') - 4;
        char other = sealed.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(PasswordSealed.open(sealed.substring(0, middle) + other + sealed.substring(middle + 1), "password"))
                .isEmpty();
        assertThat(PasswordSealed.open("eyJ.a.b.c.d", "password")).isEmpty();
        assertThat(PasswordSealed.open("eyJhbGciOiJkaXIifQ.a.b.c.d", "password"))
                .as("without an encryption method")
                .isEmpty();
    }

    @Test
    void theKeyCostsWhoTriesPasswordsDearly() throws ParseException {
        JWEHeader header =
                JWEObject.parse(PasswordSealed.seal(CONTENT, "password")).getHeader();
        assertThat(header.getAlgorithm()).isEqualTo(JWEAlgorithm.PBES2_HS512_A256KW);
        assertThat(header.getPBES2Count()).isGreaterThanOrEqualTo(600_000);
    }

    @Test
    void oneThatIsCompressedIsNotOpened() throws Exception {
        JWEObject small = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM)
                        .compressionAlgorithm(CompressionAlgorithm.DEF)
                        .build(),
                new Payload(new byte[1_000_000]));
        small.encrypt(new PasswordBasedEncrypter("password", 16, 1_000));
        assertThat(PasswordSealed.open(small.serialize(), "password")).isEmpty();
    }

    @Test
    void oneThatWouldCostUsTooMuchIsNotOpened() throws Exception {
        JWEObject dear = new JWEObject(
                new JWEHeader(JWEAlgorithm.PBES2_HS512_A256KW, EncryptionMethod.A256GCM), new Payload(CONTENT));
        dear.encrypt(new PasswordBasedEncrypter("password", 16, 1_000));
        String header =
                new String(Base64.getUrlDecoder().decode(dear.serialize().split("\\.")[0]), StandardCharsets.UTF_8);
        String dearest = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.replace(":1000", ":2000000000").getBytes(StandardCharsets.UTF_8));
        String sealed = dear.serialize().replaceFirst("[^.]+", dearest);
        assertThat(PasswordSealed.open(sealed, "password")).isEmpty();
    }
}

package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.bouncycastle.crypto.util.OpenSSHPrivateKeyUtil;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;
import org.bouncycastle.util.io.pem.PemReader;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Made secrets are of the wanted form, and no two are the same. */
class GeneratorTest {

    private static final NewPassword USUAL = new NewPassword(null, null, null, null, null, null);

    @RepeatedTest(50)
    void usualPasswordHasEachSetAndNoLookAlikes() {
        assertThat(USUAL.make())
                .hasSize(20)
                .containsPattern("[a-z]")
                .containsPattern("[A-Z]")
                .containsPattern("[0-9]")
                .containsPattern("[^a-zA-Z0-9]")
                .doesNotContainPattern("[0O1lI|]");
    }

    @RepeatedTest(20)
    void shortestPasswordStillHasEachSet() {
        String password = new NewPassword(8, null, null, null, null, true).make();
        assertThat(password).hasSize(8).containsPattern("[a-z]").containsPattern("[0-9]");
    }

    @Test
    void setsThatAreNotWantedDoNotOccur() {
        String digits = new NewPassword(128, false, false, true, false, true).make();
        assertThat(digits).matches("[0-9]{128}").contains("0", "1");
        assertThat(new NewPassword(8, false, false, false, false, null).isPossible())
                .isFalse();
    }

    @Test
    void noTwoPasswordsAreTheSame() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(made.add(USUAL.make())).isTrue();
        }
    }

    @Test
    void passphraseIsOfRealWords() {
        String phrase = new NewPassphrase(12, " ", null).make();
        assertThat(phrase.split(" ")).hasSize(12).allMatch(word -> word.matches("[a-z-]{3,9}"));
        assertThat(new NewPassphrase(3, ".", true).make()).matches("[A-Z][a-z-]+\\.[A-Z][a-z-]+\\.[A-Z][a-z-]+");
    }

    @ParameterizedTest
    @EnumSource(NewSshKey.Type.class)
    void keyPairBelongsTogether(NewSshKey.Type type) throws IOException {
        NewSshKey.KeyPair pair = new NewSshKey(type, null, "deploy@acme").make();
        assertThat(pair.publicKey())
                .startsWith(type == NewSshKey.Type.RSA ? "ssh-rsa " : "ssh-ed25519 ")
                .endsWith(" deploy@acme");
        byte[] content = new PemReader(new java.io.StringReader(pair.privateKey()))
                .readPemObject()
                .getContent();
        byte[] open = java.util.Base64.getDecoder().decode(pair.publicKey().split(" ")[1]);
        assertThat(OpenSSHPublicKeyUtil.parsePublicKey(open)).isNotNull();
        assertThat(OpenSSHPrivateKeyUtil.parsePrivateKeyBlob(content)).isNotNull();
    }

    @Test
    void strengthTellsGoodFromBad() {
        assertThat(Strength.of("password1").score()).isZero();
        assertThat(Strength.of("password1").advice()).isNotEmpty();
        assertThat(Strength.of(USUAL.make()).score()).isEqualTo(4);
        assertThat(Strength.of("").score()).isZero();
    }
}

package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The virtual machine's P-256 by Conscrypt agrees with the JDK's, and takes nothing else from it. */
class FastCurvesTest {

    private final Provider jdk = Security.getProvider("SunEC");
    private final Provider fast = FastCurves.provider();

    @BeforeEach
    void putFirst() {
        Security.insertProviderAt(fast, 1);
    }

    @AfterEach
    void takeAway() {
        Security.removeProvider(fast.getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
    void bothSidesAgreeWhoeverHasMadeTheirKey(String curve) throws GeneralSecurityException {
        KeyPair ours = pair(KeyPairGenerator.getInstance("EC"), curve);
        KeyPair theirs = pair(KeyPairGenerator.getInstance("EC", jdk), curve);
        assertThat(ours.getPrivate().getClass().getName()).startsWith("org.conscrypt.");

        byte[] here = secret(KeyAgreement.getInstance("ECDH"), ours, theirs);

        assertThat(here).isEqualTo(secret(KeyAgreement.getInstance("ECDH", jdk), theirs, ours));
        assertThat(secret(KeyAgreement.getInstance("ECDH"), theirs, ours)).isEqualTo(here);
    }

    @Test
    void theRestStaysWhereItWas() {
        assertThat(fast.getServices())
                .extracting(service -> service.getType() + " " + service.getAlgorithm())
                .containsExactlyInAnyOrder("KeyPairGenerator EC", "KeyAgreement ECDH");
    }

    private static KeyPair pair(KeyPairGenerator generator, String curve) throws GeneralSecurityException {
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static byte[] secret(KeyAgreement agreement, KeyPair own, KeyPair other) throws GeneralSecurityException {
        agreement.init(own.getPrivate());
        agreement.doPhase(other.getPublic(), true);
        return agreement.generateSecret();
    }
}

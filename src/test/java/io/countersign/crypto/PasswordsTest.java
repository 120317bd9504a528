package io.countersign.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final String WORDS = "correct horse battery staple";

    /** By the reference implementation: {@code argon2 somesaltsomesalt -id -t 2 -k 19456 -p 1 -l 32 -e}. */
    private static final String REFERENCE =
            "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA" + "$ISO7kkvFzh19GM8qB7patN3C3Y9HHsjlVTfEZ9T600Y";

    private final Passwords passwords = new Passwords();

    @Test
    void hashIsWhatTheReferenceMakesOfIt() {
        assertThat(passwords.verify(WORDS.toCharArray(), REFERENCE)).isTrue();
        assertThat(passwords.verify("correct horse battery stable".toCharArray(), REFERENCE))
                .isFalse();
    }

    @Test
    void samePasswordHasAnotherHashEachTime() {
        String one = passwords.generate(WORDS.toCharArray());
        String other = passwords.generate(WORDS.toCharArray());

        assertThat(one).isNotEqualTo(other).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.verify(WORDS.toCharArray(), one)).isTrue();
        assertThat(passwords.verify(WORDS.toCharArray(), other)).isTrue();
    }

    @Test
    void nobodyHasAPassword() {
        assertThat(passwords.verify(WORDS.toCharArray(), null)).isFalse();
    }
}

package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CookieJarTest {

    private final Needles needles = new Needles();
    private final CookieJar jar = new CookieJar(needles);

    @Test
    void cookieIsSentBackUntilItIsTakenAway() {
        store("__Host-session=abcdefgh12; Path=/; Secure; HttpOnly; SameSite=Lax");
        store("theme=dark");
        assertThat(jar.header()).isEqualTo("__Host-session=abcdefgh12; theme=dark");
        assertThat(needles.all()).containsExactly("abcdefgh12");

        store("__Host-session=; Max-Age=0; Path=/");
        assertThat(jar.header()).isEqualTo("theme=dark");
    }

    private void store(String line) {
        jar.store(HttpHeaders.of(Map.of("Set-Cookie", List.of(line)), (name, value) -> true));
    }
}

package io.countersign.directory;

import io.countersign.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;

/** The cookies: host-only, HttpOnly, SameSite=Lax, and Secure where the public address is https. */
@ApplicationScoped
public class SessionCookies {

    public static final String SESSION = "countersign-session";
    public static final String BROWSER = "countersign-browser";

    private static final Duration BROWSER_KEPT = Duration.ofDays(365);

    @Inject
    private Settings settings;

    @Inject
    private Sessions sessions;

    public NewCookie session(String token) {
        return cookie(SESSION, token, sessions.longest());
    }

    public NewCookie browser(String token) {
        return cookie(BROWSER, token, BROWSER_KEPT);
    }

    public NewCookie noSession() {
        return cookie(SESSION, "", Duration.ZERO);
    }

    private NewCookie cookie(String name, String value, Duration age) {
        return cookie(name, value, "/", age);
    }

    /** One of another room's; of the same kind. */
    public NewCookie cookie(String name, String value, String path, Duration age) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge((int) age.toSeconds())
                .httpOnly(true)
                .secure("https".equals(settings.publicUrl().getScheme()))
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}

package io.countersign.testing;

import java.net.HttpCookie;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The cookies of one browser. It sends Secure ones over plain HTTP too, as if a proxy in between ended TLS.
 */
public final class CookieJar {

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Needles needles;

    CookieJar(Needles needles) {
        this.needles = needles;
    }

    public synchronized void set(String name, String value) {
        cookies.put(name, value);
        needles.add(value);
    }

    public synchronized Optional<String> value(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** All cookies by name. */
    public synchronized Map<String, String> all() {
        return Map.copyOf(cookies);
    }

    public synchronized void clear() {
        cookies.clear();
    }

    synchronized void store(HttpHeaders headers) {
        for (String line : headers.allValues("Set-Cookie")) {
            for (HttpCookie cookie : HttpCookie.parse(line)) {
                if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
                    cookies.remove(cookie.getName());
                } else {
                    set(cookie.getName(), cookie.getValue());
                }
            }
        }
    }

    /** The value of the header {@code Cookie}; empty without cookies. */
    public synchronized String header() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}

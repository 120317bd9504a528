package io.countersign.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * A client of the REST API: a browser with its cookies, or a script with a bearer token. Paths are whole, from
 * {@code /api} on. Safe for many threads at once.
 */
public final class Api {

    public static final String DEMO_PASSWORD = "demo-password-1";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

    private final TestServer server;
    private final CookieJar cookies;
    private final Map<String, String> headers;
    private final BinaryOperator<String> proofs;
    private String email = "";

    private Api(TestServer server, CookieJar cookies, Map<String, String> headers, BinaryOperator<String> proofs) {
        this.server = server;
        this.cookies = cookies;
        this.headers = headers;
        this.proofs = proofs;
    }

    /** A new browser without cookies; what it changes, it changes from our own pages. */
    public static Api browser(TestServer server) {
        Map<String, String> usual = Map.of("User-Agent", CHROME, "Accept", "application/json, */*;q=0.1");
        return new Api(server, new CookieJar(server.needles()), usual, null)
                .from(server.publicUrl().toString());
    }

    public static Api bearer(TestServer server, String token) {
        server.needles().add(token);
        return new Api(server, new CookieJar(server.needles()), Map.of("Authorization", "Bearer " + token), null);
    }

    /** The same client with one more header on every request; null takes it away. */
    public Api with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        if (value != null) {
            more.put(name, value);
        }
        Api api = new Api(server, cookies, more, proofs);
        api.email = email;
        return api;
    }

    /** The same client on a page of another origin; null: no page at all. */
    public Api from(String origin) {
        boolean own = server.publicUrl().toString().equals(origin);
        String site = origin == null ? null : own ? "same-origin" : "cross-site";
        return with("Origin", origin).with("Sec-Fetch-Site", site);
    }

    /** The same client, with a proof on every request that is made of its method and path. */
    Api proving(BinaryOperator<String> made) {
        return new Api(server, cookies, headers, made);
    }

    /** The same client, presenting a confirmation. */
    public Api confirmed(String confirmationId) {
        return with("Confirmation-Id", confirmationId);
    }

    /** The same client, whose requests a load balancer brings to another node. */
    public Api at(TestServer node) {
        Api api = new Api(node, cookies, headers, proofs);
        api.email = email;
        return api;
    }

    /** Signs in a member of the demo data. */
    public Api signIn(String email) {
        return signIn(email, DEMO_PASSWORD);
    }

    public Api signIn(String email, String password) {
        post("/api/session", Map.of("email", email, "password", password)).expect(200);
        this.email = email;
        return this;
    }

    /** The same client, known as the member who has signed in here without a password. */
    public Api known(String address) {
        this.email = address;
        return this;
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    public Answer post(String path) {
        return send("POST", path, null);
    }

    /** Sends what Jackson makes of a map, a list, a node. */
    public Answer post(String path, Object json) {
        return send("POST", path, json);
    }

    public Answer patch(String path, Object json) {
        return send("PATCH", path, json);
    }

    public Answer put(String path, Object json) {
        return send("PUT", path, json);
    }

    /** With a JSON body, or without any for null. */
    public Answer send(String method, String path, Object json) {
        if (json == null) {
            return exchange(method, path).send(method, path, new byte[0]);
        }
        return with("Content-Type", "application/json").exchange(method, path).send(method, path, write(json));
    }

    /** Sends any bytes, however wrong; their type by {@link #with}. */
    public Answer sendBytes(String method, String path, byte[] body) {
        return exchange(method, path).send(method, path, body);
    }

    /** Opens a stream of server-sent events. */
    public EventStream events(String path) {
        return with("Accept", "text/event-stream").exchange("GET", path).open(path);
    }

    /** What it sends with every request, beside its cookies. */
    public Map<String, String> headers() {
        return headers;
    }

    public CookieJar cookies() {
        return cookies;
    }

    public TestServer server() {
        return server;
    }

    /** Who has signed in last; empty for nobody. */
    public String email() {
        return email;
    }

    private Exchange exchange(String method, String path) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        if (proofs != null) {
            all.put("DPoP", proofs.apply(method, path));
        }
        return new Exchange(server, cookies, all);
    }

    private static byte[] write(Object json) {
        if (json instanceof CharSequence) {
            throw new IllegalArgumentException("A text is no JSON value that any call takes; use sendBytes");
        }
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

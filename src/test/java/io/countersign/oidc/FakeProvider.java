package io.countersign.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.countersign.platform.Json;
import io.countersign.platform.Tokens;
import io.countersign.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An identity provider without a face: it speaks the protocol as it should be spoken and refuses a client that does not, but
 * signs whatever a test lets it sign. Its time is the server's.
 */
final class FakeProvider implements AutoCloseable {

    static final String CLIENT = "countersign at acme";
    static final String SECRET = "a client's secret: 100% + & / ü";

    private final TestServer server;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final String path;
    private final String accessToken = Tokens.secret();
    private volatile RSAKey key = newKey();
    private volatile String broken = "";
    /** What it tells of people to who has an access token. */
    final Map<String, Object> userinfo = new ConcurrentHashMap<>();

    /** What it says of itself. */
    final Map<String, Object> description = new ConcurrentHashMap<>();

    /** What a code stands for: the request that it answers, and the token. */
    private record Grant(Map<String, String> request, String idToken) {}

    FakeProvider(TestServer server, String path) {
        this.server = server;
        this.path = path;
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", server.providerPort()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        description.putAll(Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize?tenant=1",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys",
                "end_session_endpoint", issuer() + "/logout",
                "response_types_supported", List.of("code")));
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
        server.needles().add(SECRET);
        server.needles().add(accessToken);
    }

    String issuer() {
        return "http://localhost:" + server.providerPort() + path;
    }

    /** What the client did wrong in the protocol. */
    List<String> complaints() {
        return complaints;
    }

    /** For a test that has made the client do wrong. */
    void forgiveComplaints() {
        complaints.clear();
    }

    /** From now on every answer is {@code silent}, {@code garbage}, {@code endless} or a status; empty: all is well. */
    void breaks(String how) {
        broken = how;
    }

    void rotate() {
        key = newKey();
    }

    RSAKey key() {
        return key;
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(Tokens.id("k_")).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** The claims of a right ID token for a request, for who has this subject. */
    JWTClaimsSet.Builder claims(Map<String, String> request, String subject) {
        Instant now = server.clock().instant();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject(subject)
                .claim("nonce", request.get("nonce"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet claims, RSAKey by) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A code for which the token endpoint gives this ID token. */
    String code(Map<String, String> request, String idToken) {
        String code = Tokens.secret();
        server.needles().add(code);
        server.needles().add(idToken);
        grants.put(code, new Grant(request, idToken));
        return code;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (broken) {
                case "silent" -> await();
                case "garbage" -> send(exchange, 200, "<html>Welcome to the hotel's Wi-Fi</html>");
                case "endless" -> endless(exchange);
                case "" -> send(exchange);
                default -> send(exchange, Integer.parseInt(broken), "{}");
            }
        } catch (IOException e) {
            // The server has hung up, as it should
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getPath().substring(path.length());
        switch (asked) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, Json.write(description));
            case "/keys" -> send(exchange, 200, new JWKSet(key).toPublicJWKSet().toString());
            case "/token" -> token(exchange);
            case "/userinfo" -> userinfo(exchange);
            default -> send(exchange, 404, "{}");
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Grant grant = grants.remove(form.getOrDefault("code", ""));
        if (grant == null) {
            send(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        require("grant_type", "authorization_code", form.get("grant_type"));
        require("redirect_uri", grant.request().get("redirect_uri"), form.get("redirect_uri"));
        require("PKCE", grant.request().get("code_challenge"), Tokens.sha256(form.getOrDefault("code_verifier", "")));
        String credentials = encoded(CLIENT) + ":" + encoded(SECRET);
        require(
                "client",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                exchange.getRequestHeaders().getFirst("Authorization"));
        send(
                exchange,
                200,
                Json.write(Map.of("access_token", accessToken, "token_type", "Bearer", "id_token", grant.idToken())));
    }

    private void userinfo(HttpExchange exchange) throws IOException {
        require(
                "access token",
                "Bearer " + accessToken,
                exchange.getRequestHeaders().getFirst("Authorization"));
        send(exchange, 200, Json.write(userinfo));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void require(String what, String wanted, String is) {
        if (!wanted.equals(is)) {
            complaints.add(what + " is " + is + " and not " + wanted);
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, content.length);
        exchange.getResponseBody().write(content);
    }

    private static void endless(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] part = new byte[8192];
        while (true) {
            exchange.getResponseBody().write(part);
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The pairs of a query or a form. */
    static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(
                        URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return parameters;
    }

    @Override
    public void close() {
        closed.countDown();
        http.stop(0);
        threads.shutdownNow();
    }
}

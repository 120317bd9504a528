package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A key service on a free loopback port that speaks the protocol of HashiCorp Vault's transit engine, with real
 * encryption, and that a test can put into any {@link Mood}.
 */
public final class FakeKeyService implements AutoCloseable {

    public static final String TOKEN = "hvs.token-of-the-tests";

    private static final String PREFIX = "vault:v1:";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How it answers from now on. */
    public enum Mood {
        WELL,
        /** Receives and never answers. */
        SILENT,
        /** 403, as for a token that was revoked. */
        DENYING,
        /** 503, as while it is sealed. */
        SEALED,
        /** 200 with bytes that nobody gave it. */
        LYING,
        /** 200 with something that is no answer. */
        BABBLING,
        /** 200 with a body without an end in sight. */
        ENDLESS
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeKeyService::daemon);
    private final Aead key;
    private final AtomicInteger calls = new AtomicInteger();
    private volatile Mood mood = Mood.WELL;

    public FakeKeyService() {
        try {
            AeadConfig.register();
            key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/transit/", this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** As {@code countersign.kms.key} wants it. */
    public String keyAddress() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/transit/keys/tests";
    }

    public void setMood(Mood mood) {
        this.mood = mood;
    }

    /** How often it was called so far. */
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        JsonNode asked = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
        boolean known = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
        switch (known ? mood : Mood.DENYING) {
            case WELL -> answer(exchange, asked);
            case SILENT -> {}
            case DENYING -> respond(exchange, 403, Map.of("errors", new String[] {"permission denied"}));
            case SEALED -> respond(exchange, 503, Map.of("errors", new String[] {"Vault is sealed"}));
            case LYING ->
                respond(
                        exchange,
                        200,
                        Map.of("data", Map.of("ciphertext", PREFIX + "AAAA", "plaintext", base64(new byte[40]))));
            case BABBLING -> respond(exchange, 200, Map.of("data", "yes"));
            case ENDLESS -> babble(exchange);
        }
    }

    private void answer(HttpExchange exchange, JsonNode asked) throws IOException {
        byte[] place = bytes(asked, "associated_data");
        try {
            Map<String, String> data = exchange.getRequestURI().getPath().equals("/v1/transit/encrypt/tests")
                    ? Map.of("ciphertext", PREFIX + base64(key.encrypt(bytes(asked, "plaintext"), place)))
                    : Map.of("plaintext", base64(key.decrypt(ciphertext(asked), place)));
            respond(exchange, 200, Map.of("data", data));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            respond(exchange, 400, Map.of("errors", new String[] {"invalid ciphertext"}));
        }
    }

    private static byte[] ciphertext(JsonNode asked) {
        return Base64.getDecoder().decode(asked.path("ciphertext").asText().substring(PREFIX.length()));
    }

    private static byte[] bytes(JsonNode asked, String member) {
        return Base64.getDecoder().decode(asked.path(member).asText());
    }

    private static void respond(HttpExchange exchange, int status, Object json) throws IOException {
        byte[] body = MAPPER.writeValueAsBytes(json);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void babble(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] some = "[0,".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try {
            while (true) {
                exchange.getResponseBody().write(some);
            }
        } catch (IOException e) {
            // The other side has heard enough
            exchange.close();
        }
    }

    private static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "fake-key-service");
        thread.setDaemon(true);
        return thread;
    }
}

package io.countersign.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's other end: keeps what comes, and answers as the test wants it to. */
final class WebhookReceiver implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int port;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile Behaviour behaviour = status(204);

    /** One request, as it came. */
    record Received(String path, String id, String timestamp, String signature, String body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String type() {
            return json().path("type").asText();
        }

        /** What the library of Standard Webhooks makes of it. */
        String expectedSignature(String secret) throws Exception {
            return new Webhook(secret).sign(id, Long.parseLong(timestamp), body);
        }
    }

    /** How a request is answered. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    WebhookReceiver(int port) {
        this.port = port;
        try {
            http = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(threads);
        http.createContext("/", this::take);
        http.start();
    }

    String url(String path) {
        return "http://localhost:" + port + path;
    }

    List<Received> received(String path) {
        return received.stream().filter(one -> one.path().equals(path)).toList();
    }

    void behaves(Behaviour other) {
        behaviour = other;
    }

    static Behaviour status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    Behaviour redirectTo(String path) {
        return exchange -> {
            exchange.getResponseHeaders().add("Location", url(path));
            exchange.sendResponseHeaders(307, -1);
        };
    }

    /** 200, and a body that never ends. */
    static Behaviour endless() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] part = new byte[8192];
            while (true) {
                exchange.getResponseBody().write(part);
            }
        };
    }

    /** No answer until {@link #release}. */
    Behaviour stalled() {
        return exchange -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(500, -1);
        };
    }

    void release() {
        released.countDown();
    }

    private void take(HttpExchange exchange) {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            behaviour.answer(exchange);
        } catch (IOException e) {
            // The server has hung up, as it should where the answer never ends
        }
    }

    @Override
    public void close() {
        release();
        http.stop(0);
        threads.shutdownNow();
    }
}

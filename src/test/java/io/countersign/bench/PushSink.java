package io.countersign.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A push service that takes everything at once and tells each phone that something has come; it reads nothing. */
final class PushSink implements AutoCloseable {

    private final Map<String, Semaphore> phones = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    PushSink() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** The endpoint of a new phone. */
    String endpoint() {
        String path = "/" + phones.size();
        phones.put(path, new Semaphore(0));
        return "http://" + hostAndPort() + path;
    }

    /** Returns when a message has come that nobody has waited for yet. */
    void await(String endpoint) throws InterruptedException {
        String path = endpoint.substring(endpoint.lastIndexOf('/'));
        if (!phones.get(path).tryAcquire(20, TimeUnit.SECONDS)) {
            throw new AssertionError("No push came within 20 s");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
        phones.get(exchange.getRequestURI().getPath()).release();
    }
}

package io.countersign.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Somebody's website with a few ways to sign in. It is at two origins: localhost, and the address of the same machine. */
final class SignInSite implements AutoCloseable {

    private static final String FORM =
            "<input type=search name=q><form><input name=login><input type=password name=word>"
                    + "<input type=password autocomplete=new-password name=fresh><input type=password hidden name=unseen></form>";
    private static final Map<String, String> PAGES = Map.of(
            "/form",
            FORM + "<iframe src=/frame></iframe><iframe src=%s/foreign></iframe>",
            "/foreign",
            "<form><input name=login><input type=password name=word></form>",
            "/frame",
            "<input autocomplete=username name=inner>",
            "/name-first",
            "<form><input type=email name=who></form>",
            "/nothing",
            "<p>Nothing to fill in here</p>");

    private final HttpServer http;

    SignInSite() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PAGES.forEach((path, page) -> http.createContext(path, exchange -> {
            byte[] body = ("<!doctype html><title>Site</title><link rel=icon href=data:,>" + page.formatted(other()))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        }));
        http.start();
    }

    String origin() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** Another origin, with the same pages. */
    String other() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

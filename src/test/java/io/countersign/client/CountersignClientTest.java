package io.countersign.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a server in trouble answers. */
class CountersignClientTest {

    private record Reply(int status, String body) {}

    private final Queue<Reply> replies = new ArrayDeque<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void nodeThatStopsIsLeftForAnother() {
        Instant soon = Instant.now().plusSeconds(120);
        replies.addAll(List.of(
                asked(soon),
                new Reply(503, ""),
                new Reply(200, confirmation("confirmed", soon)),
                new Reply(200, "{}")));

        try (CountersignClient client = client();
                Response answer = client.call("POST", "secrets/x_1/reveal", null)) {
            assertThat(answer.getStatus()).isEqualTo(200);
        }
        assertThat(replies).isEmpty();
    }

    @Test
    void nobodyWaitsForAServerThatStaysAwayBeyondTheEnd() {
        Instant past = Instant.now().minusSeconds(1);
        replies.addAll(List.of(asked(past), new Reply(503, "")));

        try (CountersignClient client = client()) {
            assertThatThrownBy(() -> client.call("POST", "secrets/x_1/reveal", null))
                    .asInstanceOf(type(Refused.class))
                    .extracting(Refused::status)
                    .isEqualTo(503);
        }
    }

    private CountersignClient client() {
        return new CountersignClient(
                URI.create("http://localhost:" + server.getAddress().getPort()), "t", asked -> {});
    }

    private static Reply asked(Instant end) {
        return new Reply(
                401,
                "{\"type\":\"urn:countersign:problem:confirmation-required\",\"confirmation\":"
                        + confirmation("pending", end) + "}");
    }

    private static String confirmation(String state, Instant end) {
        return "{\"id\":\"c_1\",\"state\":\"%s\",\"text\":\"View\",\"sent\":[],\"expiresAt\":\"%s\"}"
                .formatted(state, end);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Reply reply = replies.remove();
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}

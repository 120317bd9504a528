package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/events", exchange -> {
            byte[] text = ": heartbeat\n\nevent: state\ndata: {\"state\":\ndata: \"pending\"}\n\ndata: unnamed\n\n"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eventsAreReadByNameAndData() throws InterruptedException {
        try (EventStream stream = open("/events")) {
            EventStream.Event first = stream.next();
            assertThat(first.name()).isEqualTo("state");
            assertThat(first.json().path("state").asText()).isEqualTo("pending");
            assertThat(stream.next()).isEqualTo(new EventStream.Event("message", "unnamed"));
            assertThat(stream.awaitEnd(Duration.ofSeconds(5))).isTrue();
            assertThat(stream.comments()).isEqualTo(1);
        }
    }

    @Test
    void anythingElseIsAFailure() {
        assertThatThrownBy(() -> open("/nothing")).hasMessageContaining("404");
    }

    private EventStream open(String path) {
        URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        return EventStream.open(
                HttpClient.newHttpClient(), HttpRequest.newBuilder(uri).build());
    }
}

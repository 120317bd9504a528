package io.countersign.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its answer; remembers every secret in either. */
record Exchange(TestServer server, CookieJar cookies, Map<String, String> headers) {

    /** Longer than the longest {@code Prefer: wait}. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** For one run of a server: connections to an earlier one are dead. */
    static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    Answer send(String method, String path, byte[] body) {
        HttpRequest.BodyPublisher publisher =
                body.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body);
        HttpRequest request = request(path).method(method, publisher).build();
        remember(path, body);
        HttpResponse<byte[]> response =
                await(method + " " + path, server.http().sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()));
        cookies.store(response.headers());
        Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
        new NeedleFinder(server.needles()).look(answer.json());
        return answer;
    }

    /** A request's own timeout ends with the headers; a body that never ends is a failure too. */
    private static HttpResponse<byte[]> await(String what, CompletableFuture<HttpResponse<byte[]>> response) {
        try {
            return response.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(what, new IOException(e.getCause()));
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new AssertionError(what + " was not answered within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    EventStream open(String path) {
        return EventStream.open(server.http(), request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
        headers.forEach(request::header);
        if (!cookies.header().isEmpty()) {
            request.header("Cookie", cookies.header());
        }
        return request;
    }

    private void remember(String path, byte[] body) {
        if (body.length == 0) {
            return;
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            if (Set.of("/api/setup", "/api/recovery").contains(path) && json instanceof ObjectNode setup) {
                // The operator reads this code in the log
                setup.remove("code");
            }
            new NeedleFinder(server.needles()).look(json);
        } catch (IOException e) {
            // No JSON, as the test wanted it
        }
    }
}

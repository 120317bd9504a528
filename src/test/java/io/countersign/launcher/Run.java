package io.countersign.launcher;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A started server as its operator sees it: what it prints, what it answers, how it ends. */
record Run(ServerProcess process, Path outFile, Path errFile, URI address) {

    /** Far more than a start takes, even on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Returns as soon as the server says that it is ready. */
    Run awaitGreeting() {
        await("the server's greeting")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> out().contains("Countersign is ready: ") || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The server has ended: " + log());
        }
        return this;
    }

    /** What comes first when a path is asked for while the server starts; until then nobody listens. */
    HttpResponse<String> firstAnswer(String path) {
        return await("the first answer of " + path)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(UncheckedIOException.class)
                .until(() -> get(path), Objects::nonNull);
    }

    int exitStatus() {
        return process.awaitExit(PATIENCE);
    }

    /** All that was printed, wherever the log goes. */
    String log() {
        return out() + err();
    }

    String out() {
        return read(outFile);
    }

    String err() {
        return read(errFile);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie));
    }

    HttpResponse<String> signIn(String email, String password) {
        String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
        return send(HttpRequest.newBuilder(address.resolve("/api/session"))
                .header("Content-Type", "application/json")
                .header("Origin", address.toString())
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** The session's cookie of a sign-in. */
    static Optional<String> cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(line -> line.replaceAll(";.*", ""))
                .filter(cookie -> cookie.startsWith("countersign-session="))
                .findFirst();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

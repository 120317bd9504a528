package io.countersign.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits until the server really answers: its health is UP and the application is there, since a failed deployment looks
 * alive as well.
 */
final class Readiness {

    private static final int TAIL = 6000;

    private final TestServer server;
    private final ServerProcess process;

    Readiness(TestServer server, ServerProcess process) {
        this.server = server;
        this.process = process;
    }

    void await(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!isReady()) {
            if (!process.isAlive()) {
                throw failure("ended with status " + process.awaitExit(Duration.ZERO));
            }
            if (Instant.now().isAfter(end)) {
                process.kill();
                throw failure("was not ready after " + patience);
            }
            pause();
        }
    }

    private boolean isReady() {
        return answers("/health/ready") && answers("/api/setup");
    }

    private boolean answers(String path) {
        URI uri = server.address().resolve(path);
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
        try {
            return server.http()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was not waited for");
        }
    }

    private AssertionError failure(String what) {
        String log = server.log();
        return new AssertionError(
                "The server " + what + ". The end of its log:\n" + log.substring(Math.max(0, log.length() - TAIL)));
    }

    private void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("was not waited for");
        }
    }
}

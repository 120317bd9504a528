package io.countersign.launcher;

import io.countersign.platform.Setting;
import io.countersign.platform.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The one address and port that the server listens on. */
record Listener(InetSocketAddress address) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(4);
    private static final long PAUSE_MILLIS = 100;

    static Listener of(Settings settings) {
        return new Listener(
                new InetSocketAddress(settings.text(Setting.HTTP_ADDRESS), settings.number(Setting.HTTP_PORT)));
    }

    /** @throws StartFailed if nobody can listen there now */
    void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        } catch (IOException e) {
            throw new StartFailed(
                    Setting.HTTP_PORT.key() + " " + address.getPort() + " cannot be listened on at "
                            + address.getAddress().getHostAddress() + " (" + e.getMessage() + ").",
                    e);
        }
    }

    /**
     * Returns once the application answers. The port may have been taken by somebody else meanwhile, or the application may
     * fail whatever it is asked.
     *
     * @throws StartFailed if it does not answer within a minute
     */
    void awaitAnswer() {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(uri("/api/setup")).timeout(PATIENCE).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(client, request)) {
            if (System.nanoTime() > end) {
                throw new StartFailed("the application does not answer; the log above says why.");
            }
            pause();
        }
    }

    /**
     * Asks whether the server that listens there is ready: application, database, broker.
     *
     * @throws NotReady if it is not, or says nothing within some seconds
     */
    String health() {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) uri("/health/ready").toURL().openConnection(Proxy.NO_PROXY);
            asked.setConnectTimeout((int) HEALTH_PATIENCE.toMillis());
            asked.setReadTimeout((int) HEALTH_PATIENCE.toMillis());
            int status = asked.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new NotReady("it answers " + status + ".");
            }
            return "Countersign is ready.";
        } catch (IOException e) {
            throw new NotReady("it does not answer at " + uri("/health/ready") + " (" + e.getMessage() + ").");
        }
    }

    private static boolean answers(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private URI uri(String path) {
        InetAddress own = address.getAddress();
        String host = (own.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : own).getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort() + path);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static StartFailed interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StartFailed("it was interrupted.", e);
    }
}

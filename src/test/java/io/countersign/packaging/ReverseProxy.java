package io.countersign.packaging;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.ServerProcess;
import io.countersign.testing.TestCertificate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One run of a proxy at {@code https://localhost:…}, before two nodes. */
record ReverseProxy(ServerProcess process, int port, TestCertificate identity, Path log) implements AutoCloseable {

    /** What is moved in a configuration. */
    record Place(Path folder, int port, int plainPort, Path certificate, Path key, List<Integer> nodes) {}

    static ReverseProxy start(ProxyProgram kind, Path program, Place place, TestCertificate identity) {
        try {
            identity.writePem(place.certificate(), place.key());
            Path log = place.folder().resolve("log");
            ProcessBuilder builder = new ProcessBuilder(kind.configure(program, place))
                    .directory(place.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("HOME", place.folder().toString());
            ReverseProxy proxy = new ReverseProxy(ServerProcess.start(builder), place.port(), identity, log);
            await("the proxy " + kind).atMost(Duration.ofSeconds(30)).until(proxy::listens);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    /** A client that speaks HTTP/2 where the proxy does. */
    HttpClient client() {
        return HttpClient.newBuilder()
                .sslContext(identity.trusting())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Override
    public void close() {
        process.terminate();
        process.awaitExit(Duration.ofSeconds(20));
    }

    private boolean listens() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("The proxy has ended: " + Files.readString(log));
        }
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}

package io.countersign.journey;

import static org.awaitility.Awaitility.await;

import io.countersign.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A real Keycloak with the realm <i>acme</i>: Ann, in the group <i>staff</i>, and a client for one server of ours. Kept in
 * memory; its log lies beside it.
 */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "countersign";
    static final String SECRET = "keycloak-client-secret-1";
    static final String PASSWORD = "keycloak-password-1";

    private static final Path HOME = Path.of(System.getProperty("keycloak.home", "target/keycloak/keycloak-26.4.5"));
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String origin;
    private final Process process;

    private Keycloak(String origin, Process process) {
        this.origin = origin;
        this.process = process;
    }

    /** Returns when it answers. It listens where the server may look for a provider. */
    static Keycloak start(TestServer server) {
        try {
            Path realm = HOME.resolve("data/import/acme-realm.json");
            Files.createDirectories(realm.getParent());
            String content = Files.readString(Path.of("src/test/resources/keycloak/acme-realm.json"));
            Files.writeString(
                    realm, content.replace("${countersign}", server.publicUrl().toString()));
            Keycloak keycloak =
                    new Keycloak("http://localhost:" + server.providerPort(), launch(server.providerPort()));
            keycloak.awaitAnswer();
            return keycloak;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No process lives long enough to earn back what the optimizing compiler takes. */
    private static Process launch(int port) throws IOException {
        ProcessBuilder start = new ProcessBuilder(List.of(
                "bash",
                HOME.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--cache=local",
                "--http-host=localhost",
                "--http-port=" + port));
        start.environment().put("JAVA_HOME", System.getProperty("java.home"));
        start.environment()
                .put("JAVA_OPTS", "-Xmx400m -XX:MaxMetaspaceSize=256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");
        start.redirectErrorStream(true)
                .redirectOutput(HOME.resolve("keycloak.log").toFile());
        Process process = start.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        return process;
    }

    private void awaitAnswer() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest description = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        await("Keycloak, whose log is " + HOME.resolve("keycloak.log"))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .ignoreException(ConnectException.class)
                .failFast(() -> !process.isAlive())
                .until(() -> http.send(description, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    String origin() {
        return origin;
    }

    String issuer() {
        return origin + "/realms/acme";
    }

    /** Where a browser signs out there. */
    String signOut() {
        return issuer() + "/protocol/openid-connect/logout";
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        end(process);
    }
}

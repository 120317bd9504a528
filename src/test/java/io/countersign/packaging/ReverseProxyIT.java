package io.countersign.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.FreePort;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestCertificate;
import io.countersign.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The real proxies with the configurations that we ship; the first of their two nodes is down. */
@ParameterizedClass
@EnumSource(ProxyProgram.class)
class ReverseProxyIT {

    private static final int LARGEST = 10 << 20;
    private static final String SOMEBODY = "198.51.100.66";
    private static final int MOST_TRIES = 10;
    private static final int PORT = FreePort.find();

    @TempDir
    static Path folder;

    private static TestServer server;
    private static URI direct;
    private static TestCertificate identity;
    private static ReverseProxy proxy;
    private static Api ann;
    private static Phone phone;

    @Parameter
    private ProxyProgram program;

    @BeforeAll
    static void startServer() {
        identity = TestCertificate.of(folder, "dns:localhost");
        server = TestServer.with()
                .setting("countersign.url", "https://localhost:" + PORT)
                .setting("countersign.proxies", "127.0.0.1")
                .setting("countersign.log.requests", "true")
                .start();
        direct = server.address();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeParameterizedClassInvocation
    static void startProxy(ProxyProgram program) throws Exception {
        proxy = start(program, PORT, FreePort.find());
        server.enterBy(proxy.address(), proxy.client());
        server.clock().advance(Duration.ofHours(1));
        ann = Journey.signedIn(server, "ann@acme.test");
        phone = Journey.onlyPhone(ann);
    }

    @AfterParameterizedClassInvocation
    static void stopProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void phoneShowsWhereTheClientIsWhateverTheClientSays() {
        String secret = Journey.createSecret(ann, "Attic", "up the ladder", true);
        OutsideClient outside = outside().with("Cookie", ann.cookies().header());

        OutsideClient.Reply asked = outside.post("/api/secrets/" + secret + "/reveal", "");

        assertThat(asked.status()).isEqualTo(401);
        JsonNode request = phone.request(confirmation(asked));
        assertThat(request.at("/client/ip").asText()).isEqualTo("127.0.0.2");
        Pattern line = Pattern.compile("POST \\S+/reveal 401 \\d+ ms from 127\\.0\\.0\\.2\\s");
        await().until(() -> line.matcher(server.log()).find());
    }

    @Test
    void whoIsNoProxyIsNotBelieved() {
        String secret = Journey.createSecret(ann, "Cellar", "down the stairs", true);
        OutsideClient stranger = new OutsideClient(direct, null, outside().headers())
                .with("Cookie", ann.cookies().header());

        OutsideClient.Reply asked = stranger.post("/api/secrets/" + secret + "/reveal", "");

        assertThat(phone.request(confirmation(asked)).at("/client/ip").asText()).isEqualTo("127.0.0.2");
    }

    @Test
    void wrongPasswordsCountForTheClientsAddressAndForNobodyElse() {
        String json = "{\"email\":\"bob@acme.test\",\"password\":\"demo-password-2\"}";
        for (int i = 0; i < 10; i++) {
            assertThat(outside()
                            .with("X-Forwarded-For", "198.51.100." + i)
                            .post("/api/session", json)
                            .status())
                    .isEqualTo(401);
        }

        assertThat(outside().post("/api/session", json).status()).isEqualTo(429);
        Journey.signedIn(server, "bob@acme.test");
    }

    @Test
    void eventsArriveWhileTheStreamIsOpen() throws Exception {
        String secret = Journey.createSecret(ann, "Safe", "seventeen left", true);
        String id = ann.post("/api/secrets/" + secret + "/reveal").expect(401).confirmationId();

        try (EventStream events = ann.events("/api/confirmations/" + id + "/events")) {
            assertThat(events.next().json().path("state").asText()).isEqualTo("pending");
            phone.approve(id).expect(200);
            assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
            assertThat(events.isEnded()).isFalse();
        }
    }

    @Test
    void largestAttachmentPassesBothWays() throws Exception {
        String secret = Journey.createSecret(ann, "Deed", "in the safe", false);
        String path = "/api/secrets/" + secret + "/attachments";
        byte[] content = new byte[LARGEST];
        new Random(7).nextBytes(content);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
        Api announced = ann.with("Content-Disposition", "attachment; filename=\"deed.bin\"")
                .with("Content-Type", "application/octet-stream")
                .with("Upload-Length", String.valueOf(LARGEST))
                .with("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        String confirmation = announced.post(path).expect(401).confirmationId();
        phone.approve(confirmation).expect(200);

        JsonNode kept = announced
                .confirmed(confirmation)
                .sendBytes("POST", path, content)
                .expect(201)
                .json();

        String file = path + "/" + kept.path("id").asText();
        assertThat(Journey.confirmed(ann, phone, as -> as.get(file)).expect(200).body())
                .isEqualTo(content);
    }

    @Test
    void filesAreCompressedAndAnswersOfTheApiAreNot() {
        Api thrifty = ann.with("Accept-Encoding", "gzip");
        Answer page = thrifty.get("/").expect(200);
        String module = Pattern.compile("/at/[^\"]+/app/main\\.js")
                .matcher(ann.get("/").text())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        assertThat(thrifty.get(module).expect(200).header("Content-Encoding")).isEqualTo("gzip");
        for (Answer answer : List.of(page, thrifty.get("/api/secrets"), thrifty.get("/api/nothing"))) {
            assertThat(answer.header("Content-Encoding")).as(answer.toString()).isEmpty();
            assertThat(answer.header("Strict-Transport-Security")).contains("max-age=63072000");
        }
        assertThat(ann.get("/api/secrets").header("Cache-Control")).isEqualTo("no-store");
        assertThat(thrifty.get(module).header("Cache-Control")).contains("immutable");
    }

    @Test
    void connectionsAreOfTheSecondGeneration() throws Exception {
        HttpResponse<String> answer = send(proxy, "GET");

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    /** Once a node has a request, another one gets it only if that does no harm; what the client has forged no node gets. */
    @Test
    void whatChangesSomethingIsNotSentTwice() throws Exception {
        try (DyingNode dying = new DyingNode();
                ReverseProxy other = start(program, FreePort.find(), dying.port())) {
            for (int i = 0; i < MOST_TRIES && !dying.methods().contains("GET"); i++) {
                assertThat(send(other, "GET").statusCode()).isEqualTo(200);
            }
            assertThat(dying.methods()).containsOnly("GET");
            assertThat(dying.headers())
                    .contains("X-Forwarded-For: 127.0.0.1")
                    .noneMatch(line -> line.contains(SOMEBODY));
        }
        try (DyingNode dying = new DyingNode();
                ReverseProxy other = start(program, FreePort.find(), dying.port())) {
            int status = 0;
            for (int i = 0; i < MOST_TRIES && dying.methods().isEmpty(); i++) {
                status = send(other, "POST").statusCode();
            }
            assertThat(dying.methods()).containsExactly("POST");
            assertThat(status).isEqualTo(502);
        }
    }

    private static ReverseProxy start(ProxyProgram program, int port, int firstNode) throws Exception {
        Path installed = program.find()
                .orElseGet(() ->
                        Assumptions.abort(program + " is not installed here, and no Debian package of it at hand"));
        Path own = Files.createTempDirectory(folder, program.name());
        return ReverseProxy.start(
                program,
                installed,
                new ReverseProxy.Place(
                        own,
                        port,
                        FreePort.find(),
                        own.resolve("certificate.pem"),
                        own.resolve("key.pem"),
                        List.of(firstNode, direct.getPort())),
                identity);
    }

    private static HttpResponse<String> send(ReverseProxy by, String method) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(by.address().resolve("/api/setup"))
                .headers(
                        "Content-Type", "application/json", "X-Forwarded-For", SOMEBODY, "Forwarded", "for=" + SOMEBODY)
                .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"))
                .build();
        return by.client().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** With lies about its address in every header that anybody believes. */
    private static OutsideClient outside() {
        return new OutsideClient(
                proxy.address(),
                identity.trusting(),
                Map.of(
                        "X-Forwarded-For", SOMEBODY,
                        "Forwarded", "for=" + SOMEBODY,
                        "X-Real-IP", SOMEBODY));
    }

    private static String confirmation(OutsideClient.Reply asked) {
        return Pattern.compile("c_[A-Za-z0-9_-]+")
                .matcher(asked.body())
                .results()
                .findFirst()
                .orElseThrow(() -> new AssertionError(asked.toString()))
                .group();
    }
}

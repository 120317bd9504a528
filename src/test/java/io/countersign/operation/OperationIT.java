package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.EventStream;
import io.countersign.testing.Journey;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A server as its operator sees it: what it measures and logs, and how it stops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationIT {

    private static final String TOKEN = "scrape-me-0123456789";
    private static final Duration NOTICE = Duration.ofSeconds(2);

    private static TestServer server;
    private static Api ann;
    private static Phone phone;
    private static String secret;

    @BeforeAll
    static void start() {
        server = TestServer.with()
                .onH2()
                .setting("countersign.metrics.token", TOKEN)
                .setting("countersign.log.format", "json")
                .setting("countersign.log.requests", "true")
                .setting("countersign.stop.notice", NOTICE.toString())
                .start();
        server.needles().add(TOKEN);
        ann = Journey.signedIn(server, "ann@acme.test");
        phone = Journey.pairedPhone(ann);
        secret = "/api/secrets/" + Journey.createSecret(ann, "Blueprint", "under the stairs", true);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    @Order(1)
    void metricsAreForWhoBringsTheToken() {
        Api anyone = Api.browser(server);
        assertThat(anyone.get("/metrics").expect(401).header("WWW-Authenticate"))
                .isEqualTo("Bearer");
        anyone.with("Authorization", "Bearer " + TOKEN + "0").get("/metrics").expect(401);
        anyone.with("Authorization", "bearer").get("/metrics").expect(401);
        ann.get("/metrics").expect(401);

        assertThat(scrape("*/*").header("Content-Type")).startsWith("text/plain; version=0.0.4");
        Answer open = scrape("application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(open.text()).endsWith("# EOF\n");
        assertThat(open.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @Order(2)
    void metricsFollowAConfirmationFromAskingToItsUse() {
        Numbers before = numbers();
        String asked = ann.post(secret + "/reveal").expect(401).confirmationId();
        try (EventStream events = ann.events("/api/confirmations/" + asked + "/events")) {
            events.next();
            assertThat(numbers().of("countersign_waiters")).isEqualTo(1);
            phone.approve(asked).expect(200);
            assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
            ann.confirmed(asked).post(secret + "/reveal").expect(200);
        }
        String denied = ann.post(secret + "/reveal").expect(401).confirmationId();
        phone.deny(denied, false).expect(200);
        Api.browser(server)
                .post("/api/session", Map.of("email", "ann@acme.test", "password", "not-the-password"))
                .expect(401);

        Numbers after = numbers();
        for (String event : List.of("asked", "confirmed", "used", "denied")) {
            String name = "countersign_events_total{event=\"confirmation." + event + "\"}";
            assertThat(after.of(name) - before.of(name)).as(name).isEqualTo(event.equals("asked") ? 2 : 1);
        }
        String view = "{action=\"secret.view\"}";
        assertThat(after.of("countersign_confirmation_answer_seconds_count" + view))
                .isEqualTo(2);
        assertThat(after.of("countersign_confirmation_release_seconds_count" + view))
                .isEqualTo(1);
        assertThat(after.of("countersign_problems_total{type=\"sign-in-failed\"}"))
                .isEqualTo(1);
        assertThat(after.of("countersign_sends_total{channel=\"mail\",result=\"sent\"}"))
                .isPositive();
        String reveals =
                "countersign_http_requests_total{method=\"POST\",route=\"/api/secrets/{id}/reveal\",status=\"%s\"}";
        assertThat(after.of(reveals.formatted("2xx"))).isEqualTo(1);
        assertThat(after.of(reveals.formatted("4xx"))).isEqualTo(2);
        assertThat(after.of("countersign_sessions")).isPositive();
        assertThat(after.of("countersign_database_up")).isEqualTo(1);
        assertThat(after.of("countersign_master_key_readable")).isEqualTo(1);
    }

    /** However many paths, ids and names there are. */
    @Test
    @Order(3)
    void metricsNameNobodyAndNothing() {
        for (int i = 0; i < 5; i++) {
            ann.get("/api/secrets/x_unknown-" + i);
            ann.get("/no/such/page-" + i);
            ann.send("BREW-" + i, "/api/secrets", null);
        }

        assertThat(scrape("*/*").text())
                .doesNotContainPattern("[\"/](x|m|c|s|w|v)_")
                .doesNotContain("acme", "Ann", "Blueprint", "page-", "BREW")
                .contains("method=\"OTHER\"", "route=\"/*\"", "route=\"/api/secrets/{id}\"", "jvm_memory_used_bytes");
    }

    @Test
    @Order(3)
    void metricsOfTheOperatorsGuideAreThere() throws Exception {
        String guide = Files.readString(Path.of("src", "docs", "operator.md"));
        Set<String> named = Pattern.compile("\\b(countersign|jvm)_[a-z_]+[a-z]")
                .matcher(guide)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        String scraped = scrape("*/*").text();

        assertThat(named).hasSizeGreaterThan(8).allMatch(name -> scraped.contains("\n" + name));
        await("no request left").until(() -> numbers().of("countersign_requests") == 1);
    }

    @Test
    @Order(4)
    void requestIsTheSameInAnswerLogAndIncident() {
        server.failOnce("io.countersign.vault.SecretService#list");
        Answer failed =
                ann.with("X-Request-Id", "from-the-proxy-1").get("/api/secrets").expect(500);
        assertThat(failed.header("X-Request-Id")).isEqualTo("from-the-proxy-1");
        assertThat(failed.json().path("incident").asText()).isEqualTo("from-the-proxy-1");
        assertThat(awaitLines("from-the-proxy-1", 2))
                .anyMatch(message -> message.startsWith("Unexpected failure from-the-proxy-1"))
                .anyMatch(message -> message.matches("GET /api/secrets 500 \\d+ ms from 127\\.0\\.0\\.1"));

        String own = ann.get("/api/secrets?q=top%20secret%20words").expect(200).header("X-Request-Id");
        assertThat(own).startsWith("r_");
        assertThat(awaitLines(own, 1)).hasSize(1);
        assertThat(server.log()).doesNotContain("top%20secret", "top secret words");
        assertThat(ann.get("/").expect(200).header("X-Request-Id")).startsWith("r_");
        assertThat(ann.get("/nothing").expect(404).header("X-Request-Id")).startsWith("r_");
    }

    @Test
    @Order(5)
    void whatADispatcherLogsNamesTheConfirmation() {
        server.mailbox().breakDown();
        try {
            Api bob = Journey.signedIn(server, "bob@acme.test");
            String asked = bob.post("/api/pairings").expect(401).confirmationId();
            bob.post("/api/confirmations/" + asked + "/email-code").expect(200);
            assertThat(awaitLines(asked, 1)).anyMatch(message -> message.contains("failed at try 1"));
        } finally {
            server.mailbox().recover();
        }
    }

    @Test
    @Order(5)
    void withoutAPlaceForFilesItIsNotReady() throws Exception {
        Path temporary = server.dataDirectory().resolve("tmp");
        Path away = Files.move(temporary, server.dataDirectory().resolve("away"));
        try {
            Answer answer = Api.browser(server).get("/health/ready").expect(503);
            assertThat(answer.text()).contains("{\"name\":\"storage\",\"status\":\"DOWN\"");
        } finally {
            Files.move(away, temporary);
        }
        assertThat(isReady()).isTrue();
    }

    /** SIGTERM while a dialog listens, another waits, and a file is on its way; then the same server again. */
    @Test
    @Order(6)
    void whoWaitsAtTheEndComesBackAndGoesOn() throws Exception {
        String asked = ann.post(secret + "/reveal").expect(401).confirmationId();
        String path = "/api/confirmations/" + asked;
        try (EventStream events = ann.events(path + "/events");
                EventStream requests = phone.requestStream();
                Uploading upload = Uploading.begin(ann, phone, secret + "/attachments")) {
            assertThat(events.next().json().path("state").asText()).isEqualTo("pending");
            CompletableFuture<Answer> poll = CompletableFuture.supplyAsync(
                    () -> ann.with("Prefer", "wait=25").get(path));
            await("all to wait").until(() -> numbers().of("countersign_waiters") == 3);

            CompletableFuture<Integer> stop = CompletableFuture.supplyAsync(server::stop);
            await("the end of readiness").pollInterval(Duration.ofMillis(50)).until(() -> !isReady());
            ann.get("/api/session").expect(200);
            assertThat(events.isEnded()).isFalse();

            assertThat(poll.get(5, TimeUnit.SECONDS)
                            .expect(200)
                            .json()
                            .path("state")
                            .asText())
                    .isEqualTo("pending");
            assertThat(events.awaitEnd(Duration.ofSeconds(5))).isTrue();
            assertThat(requests.awaitEnd(Duration.ofSeconds(5))).isTrue();
            assertThat(ann.get(path + "/events").problem()).isEqualTo("unavailable");
            assertThat(upload.end()).startsWith("HTTP/1.1 201");
            assertThat(stop.get(10, TimeUnit.SECONDS)).isZero();
        }
        List<JsonNode> lines = new ArrayList<>(LogLines.of(server).all());
        assertThat(lines).anyMatch(line -> line.path("message").asText().startsWith("Told to stop"));

        server.restart();
        try (EventStream events = ann.events(path + "/events")) {
            events.next();
            phone.approve(asked).expect(200);
            assertThat(events.next().json().path("state").asText()).isEqualTo("confirmed");
        }
        ann.confirmed(asked).post(secret + "/reveal").expect(200);
        assertThat(ann.get(secret + "/attachments").expect(200).json().path("items"))
                .hasSize(1);
    }

    @Test
    @Order(7)
    void whatWasBackedUpIsRestored(@TempDir Path folder) throws Exception {
        new Restoring(server, ann, phone, secret, folder).onAnEmptyMachineWithTheKeyOfThatTime();
    }

    private static boolean isReady() {
        return Api.browser(server).get("/health/ready").status() == 200;
    }

    private static List<String> awaitLines(String request, int count) {
        return await("the lines of " + request)
                .until(() -> LogLines.of(server).ofRequest(request), lines -> lines.size() >= count);
    }

    private static Answer scrape(String accept) {
        return Api.bearer(server, TOKEN).with("Accept", accept).get("/metrics").expect(200);
    }

    private static Numbers numbers() {
        return new Numbers(scrape("*/*").text());
    }

    /** What was scraped. */
    private record Numbers(String text) {

        /** Of a name with its labels; zero if it is not there. */
        double of(String series) {
            return text.lines()
                    .filter(line -> line.startsWith(series + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                    .findFirst()
                    .orElse(0);
        }
    }
}

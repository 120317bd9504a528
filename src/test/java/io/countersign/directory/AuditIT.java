package io.countersign.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the trail shows, to whom, in which form; and that it stays one chain when all write at once. */
class AuditIT {

    private static final TestServer SERVER = TestServer.shared();

    private static Office ann;
    private static Api admin;
    private static String secret;
    private static String name;
    private static Instant begin;
    private static String confirmation;

    @BeforeAll
    static void annRevealsASecret() {
        ann = Office.of("ann@acme.test");
        admin = Journey.signedIn(SERVER, "admin@acme.test");
        begin = SERVER.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        // Behind a second of its own, so that times tell apart what was before
        SERVER.clock().advance(java.time.Duration.ofSeconds(2));
        name = "=2+5+cmd|' /C calc'!A0 " + begin;
        secret = Journey.createSecret(ann.api(), name, "a note for the trail", true);
        confirmation = ann.approved(ann.api().post("/api/secrets/" + secret + "/reveal"));
        ann.api()
                .confirmed(confirmation)
                .post("/api/secrets/" + secret + "/reveal")
                .expect(200);
    }

    @Test
    void filtersByEventActorTargetConfirmationAndTime() {
        assertThat(events("event=secret.revealed&target=" + secret)).containsExactly("secret.revealed");
        assertThat(events("event=secret.*&target=" + secret)).containsExactly("secret.revealed", "secret.created");
        assertThat(events("target=" + encoded(name.toLowerCase()) + "&event=secret.*"))
                .hasSize(2);
        assertThat(events("target=" + encoded("100%_no such name"))).isEmpty();
        assertThat(events("confirmation=" + confirmation)).hasSizeGreaterThan(3).contains("confirmation.used");
        assertThat(events("actor=" + ann.id() + "&target=" + secret)).contains("secret.created");
        assertThat(events("actor=" + Office.id(admin) + "&target=" + secret)).isEmpty();
        assertThat(events("target=" + secret + "&from=" + begin)).contains("secret.created");
        assertThat(events("target=" + secret + "&to=" + begin)).isEmpty();
        assertThat(events("event=secret.reveal%25")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"from=yesterday", "to=2026-13-01T00:00:00Z", "mine=yes", "after=x", "limit=0", "target=%00"})
    void wrongParameterIsNamed(String parameter) {
        Answer answer = admin.get("/api/audit?" + parameter).expect(400);
        assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo(parameter.replaceAll("=.*", ""));
        assertThat(admin.get("/api/audit/days?offset=%2B99")
                        .expect(400)
                        .json()
                        .at("/errors/0/member")
                        .asText())
                .isEqualTo("offset");
    }

    @Test
    void memberSeesTheOwnEntriesAlone() {
        for (String path : List.of("/api/audit", "/api/audit/days", "/api/audit?mine=false&actor=" + ann.id())) {
            assertThat(ann.api().get(path).expect(403).problem()).isEqualTo("forbidden");
        }
        assertThat(ann.api().post("/api/audit/verify").expect(403).problem()).isEqualTo("forbidden");
        JsonNode own = ann.api()
                .get("/api/audit?mine=true&limit=200&actor=" + Office.id(admin))
                .expect(200)
                .json();
        assertThat(own.path("items"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.at("/actor/id").asText()).isEqualTo(ann.id()));
        assertThat(own.findValuesAsText("event")).contains("secret.revealed");
        assertThat(Api.browser(SERVER).get("/api/audit?mine=true").expect(401).problem())
                .isEqualTo("not-signed-in");
    }

    @Test
    void confirmationIsShownWithItsReceiptToItsMemberAndToAdmins() {
        for (Api reader : List.of(ann.api(), admin)) {
            JsonNode shown = reader.get("/api/audit/confirmations/" + confirmation)
                    .expect(200)
                    .json();
            assertThat(shown.at("/confirmation/state").asText()).isEqualTo("used");
            assertThat(shown.at("/confirmation/action").asText()).isEqualTo("secret.view");
            assertThat(shown.at("/confirmation/answeredBy").asText()).isEqualTo("Phone of ann@acme.test");
            assertThat(shown.at("/confirmation/member/name").asText()).isEqualTo("Ann Archer");
            assertThat(shown.path("entries").findValuesAsText("event"))
                    .startsWith("confirmation.asked")
                    .endsWith("confirmation.used", "secret.revealed");
            assertThat(shown.path("entries").findValuesAsText("receipt")).hasSize(1);
            assertThat(shown.toString()).doesNotContain("nonce", "number\"");
        }
        for (String other : List.of("bob@acme.test", "guest@acme.test", "eve@globex.test")) {
            Answer answer = Journey.signedIn(SERVER, other).get("/api/audit/confirmations/" + confirmation);
            assertThat(answer.expect(404).problem()).isEqualTo("confirmation-unknown");
        }
    }

    @Test
    void csvHasTheSameEntriesAndNoFormula() {
        Answer csv = admin.with("Accept", "text/csv")
                .get("/api/audit?target=" + secret)
                .expect(200);
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("Content-Disposition")).isEqualTo("attachment; filename=\"activity.csv\"");
        assertThat(csv.text()).startsWith("n,at,actor,actor id,event,target,").contains(",secret.revealed,'=2+5+cmd|");
        assertThat(csv.text()).doesNotContain(",=2+5", ",\"=2+5");
        assertThat(csv.text().lines().count() - 1)
                .isEqualTo(events("limit=200&target=" + secret).size());
        assertThat(ann.api()
                        .with("Accept", "text/csv")
                        .get("/api/audit")
                        .expect(403)
                        .problem())
                .isEqualTo("forbidden");
        String all =
                admin.with("Accept", "text/csv").get("/api/audit").expect(200).text();
        String oldest = all.substring(all.stripTrailing().lastIndexOf('\n') + 1);
        assertThat(oldest).as("not one page, but all").startsWith("1,");
        assertThat(admin.with("Accept", "*/*").get("/api/audit?limit=1").header("Content-Type"))
                .startsWith("application/json");
    }

    @Test
    void charactersAreUtf8WhateverIsAccepted() {
        for (String charset : List.of("", ";charset=utf-8", ";charset=iso-8859-1", ";charset=utf-16")) {
            assertThat(typeFor("text/csv" + charset)).as(charset).isEqualToIgnoringCase("text/csv;charset=utf-8");
            assertThat(typeFor("application/json" + charset)).as(charset).isEqualTo("application/json");
        }
    }

    private static String typeFor(String accepted) {
        return admin.with("Accept", accepted)
                .get("/api/audit?limit=1")
                .expect(200)
                .header("Content-Type");
    }

    @Test
    void daysCountWhatTheListShows() {
        JsonNode days = admin.get("/api/audit/days?offset=%2B02:00&target=" + secret)
                .expect(200)
                .json()
                .path("items");
        assertThat(days).isNotEmpty();
        int sum = 0;
        for (JsonNode day : days) {
            assertThat(day.path("day").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
            sum += day.path("entries").asInt();
        }
        assertThat(sum).isEqualTo(events("limit=200&target=" + secret).size());
        String there =
                begin.atOffset(java.time.ZoneOffset.ofHours(14)).toLocalDate().toString();
        assertThat(admin.get("/api/audit/days?offset=%2B14:00&event=secret.created&target=" + secret)
                        .expect(200)
                        .json()
                        .at("/items/0/day")
                        .asText())
                .isIn(
                        there,
                        begin.plusSeconds(60)
                                .atOffset(java.time.ZoneOffset.ofHours(14))
                                .toLocalDate()
                                .toString());
    }

    @Test
    void entriesWrittenAtTheSameTimeAreOneChain() {
        long before = newest();
        List<String> people = List.of("ann@acme.test", "bob@acme.test", "guest@acme.test");
        AtomicInteger turn = new AtomicInteger();
        // Fewer of each than the tries at once that look like guessing
        Together.times(24, () -> Journey.signedIn(SERVER, people.get(turn.getAndIncrement() % people.size())));
        JsonNode verdict = admin.post("/api/audit/verify").expect(200).json();
        assertThat(verdict.path("ok").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("entries").asLong()).isGreaterThanOrEqualTo(before + 24);
        JsonNode items = admin.get("/api/audit?limit=200").expect(200).json().path("items");
        for (int i = 1; i < items.size(); i++) {
            assertThat(items.get(i).path("n").asLong())
                    .isEqualTo(items.get(i - 1).path("n").asLong() - 1);
        }
    }

    private static long newest() {
        return admin.get("/api/audit?limit=1")
                .expect(200)
                .json()
                .at("/items/0/n")
                .asLong();
    }

    private static List<String> events(String query) {
        return admin.get("/api/audit?" + query).expect(200).json().path("items").findValuesAsText("event");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams and who is in them: admins say it, everybody of the workspace sees it. */
class TeamsIT {

    private static int made;

    private Api admin;
    private Api ann;

    @BeforeEach
    void signIn() {
        TestServer.shared().clock().advance(Duration.ofMinutes(61));
        admin = Journey.signedIn(TestServer.shared(), "admin@acme.test");
        ann = Journey.signedIn(TestServer.shared(), "ann@acme.test");
    }

    private static String name() {
        made++;
        return "Team of people " + made;
    }

    private JsonNode create(String name) {
        return admin.post("/api/teams", Map.of("name", name)).expect(201).json();
    }

    @Test
    void adminsMakeTeamsAndEverybodySeesThem() {
        String name = name();
        JsonNode team = create("  " + name + " ");
        String path = "/api/teams/" + team.path("id").asText();

        assertThat(team.path("name").asText()).isEqualTo(name);
        assertThat(team.path("members").asInt()).isZero();
        admin.post(path + "/members", Map.of("member", Sharer.id(ann))).expect(201);
        JsonNode seen = ann.get(path).expect(200).json();
        assertThat(seen.path("members").asInt()).isEqualTo(1);
        assertThat(ann.get("/api/teams?limit=1").expect(200).json().at("/items/0"))
                .isEqualTo(seen);
        assertThat(ann.get(path + "/members")
                        .expect(200)
                        .json()
                        .at("/items/0/email")
                        .asText())
                .isEqualTo("ann@acme.test");
    }

    @Test
    void othersMakeNoTeamsAndLetNobodyIn() {
        String path = "/api/teams/" + create(name()).path("id").asText();
        admin.post(path + "/members", Map.of("member", Sharer.id(ann))).expect(201);

        for (Answer answer : List.of(
                ann.post("/api/teams", Map.of("name", name())),
                ann.patch(path, Map.of("name", name())),
                ann.delete(path),
                ann.post(path + "/members", Map.of("member", Sharer.id(ann))),
                ann.delete(path + "/members/" + Sharer.id(ann)))) {
            assertThat(answer.expect(403).problem()).isEqualTo("forbidden");
        }
        assertThat(ann.get(path).expect(200).json().path("members").asInt()).isEqualTo(1);
    }

    @Test
    void nameIsOfOneTeamWhateverItsCase() {
        String taken = create(name()).path("name").asText();
        String upper = taken.toUpperCase(Locale.ROOT);
        assertThat(admin.post("/api/teams", Map.of("name", upper)).expect(409).problem())
                .isEqualTo("team-name-taken");
        String path = "/api/teams/" + create(name()).path("id").asText();
        assertThat(admin.patch(path, Map.of("name", upper)).expect(409).problem())
                .isEqualTo("team-name-taken");

        String free = name();
        assertThat(admin.patch(path, Map.of("name", free))
                        .expect(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo(free);
        admin.patch(path, Map.of("name", free.toUpperCase(Locale.ROOT))).expect(200);
    }

    @Test
    void ofManyOfOneNameOneIsMade() {
        String name = name();
        List<Answer> answers = Together.times(4, () -> admin.post("/api/teams", Map.of("name", name)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
    }

    @Test
    void ofTwoThatAreRenamedToOneNameOneIs() {
        String name = name();
        ConcurrentLinkedQueue<String> teams = new ConcurrentLinkedQueue<>(List.of(
                create(name()).path("id").asText(), create(name()).path("id").asText()));

        List<Answer> answers = Together.times(2, () -> admin.patch("/api/teams/" + teams.poll(), Map.of("name", name)));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void memberIsInATeamOnce() {
        String members = "/api/teams/" + create(name()).path("id").asText() + "/members";
        Map<String, Object> joining = Map.of("member", Sharer.id(ann));

        List<Answer> answers = Together.times(3, () -> admin.post(members, joining));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409);
        assertThat(admin.post(members, joining).problem()).isEqualTo("team-member-exists");
        admin.delete(members + "/" + Sharer.id(ann)).expect(204);
        admin.delete(members + "/" + Sharer.id(ann)).expect(404);
        Answer unknown = admin.post(members, Map.of("member", "m_unknown")).expect(400);
        assertThat(unknown.json().at("/errors/0/member").asText()).isEqualTo("member");
    }

    @Test
    void membersArePagedByWhoJoinedLast() {
        String members = "/api/teams/" + create(name()).path("id").asText() + "/members";
        for (String email : List.of("bob@acme.test", "guest@acme.test", "ann@acme.test")) {
            TestServer.shared().clock().advance(Duration.ofSeconds(1));
            String id = Sharer.id(Journey.signedIn(TestServer.shared(), email));
            admin.post(members, Map.of("member", id)).expect(201);
        }

        JsonNode first = ann.get(members + "?limit=2").expect(200).json();
        JsonNode rest = ann.get(members + "?limit=2&after=" + first.path("next").asText())
                .expect(200)
                .json();

        assertThat(first.path("items").findValuesAsText("email")).containsExactly("ann@acme.test", "guest@acme.test");
        assertThat(rest.path("items").findValuesAsText("email")).containsExactly("bob@acme.test");
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void whatHappensToATeamIsInTheTrail() {
        String id = create(name()).path("id").asText();
        admin.post("/api/teams/" + id + "/members", Map.of("member", Sharer.id(ann)))
                .expect(201);
        admin.delete("/api/teams/" + id + "/members/" + Sharer.id(ann)).expect(204);
        admin.delete("/api/teams/" + id).expect(204);

        admin.get("/api/teams/" + id).expect(404);
        JsonNode trail = admin.get("/api/audit?limit=4").expect(200).json().path("items");
        assertThat(trail.findValuesAsText("event"))
                .containsExactly("team.ended", "team.member-removed", "team.member-added", "team.created");
    }
}

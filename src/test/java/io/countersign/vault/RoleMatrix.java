package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Each role times each action on a secret, over HTTP; for who has no role it is as if the secret were not there. */
final class RoleMatrix {

    private static final Sample FILE = Sample.text("plan.txt", "north gate");

    /** What answers at once; all else asks for a confirmation. */
    private static final Set<String> OPEN =
            Set.of("look", "list files", "list grants", "look at a grant", "list links", "look at a link");

    private static final Set<String> OF_COLLABORATORS = Set.of("look", "reveal", "list files", "download a file");

    private final Map<String, BiFunction<Api, String, Answer>> actions = new LinkedHashMap<>();
    private final Map<String, Api> callers = new LinkedHashMap<>();
    private final String secret;
    private final Statements statements;

    /** @param statements on what belongs to secrets: how much the server looks up */
    RoleMatrix(TestServer server, Rows rows, Statements statements) {
        this.statements = statements;
        Keeper ann = Keeper.of(server, "ann@acme.test");
        secret = ann.create(Map.of(
                "type", "text", "name", "Plans", "fields", Map.of("note", "drawn twice"), "confirmToView", true));
        String file = new Folder(ann, secret).add(FILE).path("id").asText();
        callers.put("owner of the secret", ann.api());
        callers.put("collaborator", collaborator(server, rows, "bob@acme.test"));
        callers.put("guest who is a collaborator", collaborator(server, rows, "guest@acme.test"));
        for (String without : List.of("owner@acme.test", "admin@acme.test", "eve@globex.test")) {
            callers.put(without + " without a role", Journey.signedIn(server, without));
        }
        String admin = idOf(callers.get("admin@acme.test without a role"));
        String grant = grantOf("bob@acme.test", ann);
        Map<String, Object> wanted = Map.of("expiresIn", "P1D");
        String link = ann.confirmed(as -> as.post(Keeper.path(secret) + "/links", wanted))
                .expect(201)
                .json()
                .path("id")
                .asText();
        actions.put("look", (as, id) -> as.get(Keeper.path(id)));
        actions.put("reveal", (as, id) -> as.post(Keeper.path(id) + "/reveal"));
        actions.put("edit", (as, id) -> as.with("If-Match", "*").patch(Keeper.path(id), Map.of("name", "P")));
        actions.put("delete", (as, id) -> as.delete(Keeper.path(id)));
        actions.put("delete with others", (as, id) -> as.post("/api/secrets/delete", Map.of("secrets", List.of(id))));
        actions.put("open the history", (as, id) -> as.get(Keeper.path(id) + "/versions"));
        actions.put("open a version", (as, id) -> as.get(Keeper.path(id) + "/versions/1"));
        actions.put("restore", (as, id) -> as.post(Keeper.path(id) + "/versions/1/restore"));
        actions.put("list files", (as, id) -> as.get(Keeper.path(id) + "/attachments"));
        actions.put("add a file", (as, id) -> FILE.announcedBy(as).post(Keeper.path(id) + "/attachments"));
        actions.put("download a file", (as, id) -> as.get(Keeper.path(id) + "/attachments/" + file));
        actions.put("remove a file", (as, id) -> as.delete(Keeper.path(id) + "/attachments/" + file));
        actions.put("list grants", (as, id) -> as.get(Keeper.path(id) + "/grants"));
        actions.put("look at a grant", (as, id) -> as.get(Keeper.path(id) + "/grants/" + grant));
        actions.put(
                "share",
                (as, id) -> as.post(Keeper.path(id) + "/grants", Map.of("member", admin, "role", "collaborator")));
        actions.put(
                "change a role", (as, id) -> as.patch(Keeper.path(id) + "/grants/" + grant, Map.of("role", "owner")));
        actions.put("list links", (as, id) -> as.get(Keeper.path(id) + "/links"));
        actions.put("look at a link", (as, id) -> as.get(Keeper.path(id) + "/links/" + link));
        actions.put("make a link", (as, id) -> as.post(Keeper.path(id) + "/links", wanted));
        actions.put("share no more", (as, id) -> as.delete(Keeper.path(id) + "/grants/" + grant));
    }

    private Api collaborator(TestServer server, Rows rows, String email) {
        Api api = Journey.signedIn(server, email);
        rows.grant(secret, idOf(api));
        return api;
    }

    private static String idOf(Api api) {
        return api.get("/api/session").json().at("/member/id").asText();
    }

    private String grantOf(String email, Keeper owner) {
        for (JsonNode grant : owner.api()
                .get(Keeper.path(secret) + "/grants")
                .expect(200)
                .json()
                .path("items")) {
            if (grant.path("email").asText().equals(email)) {
                return grant.path("id").asText();
            }
        }
        throw new AssertionError("No grant of " + email);
    }

    Stream<DynamicTest> cells() {
        return callers.keySet().stream()
                .flatMap(caller -> actions.keySet().stream()
                        .map(action -> DynamicTest.dynamicTest(caller + ": " + action, () -> check(caller, action))));
    }

    private void check(String caller, String action) {
        Answer answer = actions.get(action).apply(callers.get(caller), secret);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(expected(caller, action));
        if (answer.status() == 404) {
            String nobodys = "x_of-nobody";
            Answer unknown = actions.get(action).apply(callers.get(caller), nobodys);
            assertThat(answer.text()).isEqualTo(unknown.text());
            assertThat(answer.lastingHeaders()).isEqualTo(unknown.lastingHeaders());
            assertThat(lookUps(caller, action, secret)).isNotEmpty().isEqualTo(lookUps(caller, action, nobodys));
        }
    }

    /** The same for two ids: no clock tells which of them is known. */
    private Map<String, Long> lookUps(String caller, String action, String id) {
        return statements.during(() -> actions.get(action).apply(callers.get(caller), id));
    }

    private static int expected(String caller, String action) {
        if (caller.endsWith("without a role")) {
            return 404;
        }
        if (caller.contains("collaborator") && !OF_COLLABORATORS.contains(action)) {
            return 403;
        }
        return OPEN.contains(action) ? 200 : 401;
    }
}

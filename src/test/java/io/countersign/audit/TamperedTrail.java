package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Somebody has the database of a running server, and changes the trail of Globex in it, in every way there is. Each is found
 * out, at its place; and what was changed stays found out, whatever happens later.
 */
public final class TamperedTrail {

    private static final String INSERT =
            "insert into audit_entry (seq, workspace_id, at, event, actor_name, ip, client, n, hash)"
                    + " select max(seq) + 1000, workspace_id, max(at), 'secret.revealed', 'Nobody', '', '', %s, max(hash)"
                    + " from audit_entry";

    private final TestServer server;
    private final Api eve;
    private final TrailRows rows;
    private final long end;

    public TamperedTrail(TestServer server, DataSource database) {
        this.server = server;
        for (int i = 0; i < 8; i++) {
            Journey.signedIn(server, "eve@globex.test");
        }
        eve = Journey.signedIn(server, "eve@globex.test");
        String workspace = eve.get("/api/session").json().at("/workspace/id").asText();
        rows = new TrailRows(database, workspace);
        rows.keep("whole");
        JsonNode verdict = verify();
        assertThat(verdict.path("ok").asBoolean()).isTrue();
        assertThat(verdict.has("firstBad")).isFalse();
        end = verdict.path("entries").asLong();
        assertThat(end).isGreaterThan(8);
    }

    public void run() {
        filtersAreUnderstood();
        changedEntries();
        missingEntries();
        additionalEntries();
        headsOfSomebodyElse();
        whatIsBrokenStaysSo();
        entryThatCannotBeChainedUndoesItsAction();
        olderStateOfTheWholeTrail();
    }

    /** By this database too. */
    private void filtersAreUnderstood() {
        String filter = "?event=member.*&target=%25x%25&from=2026-01-01T00:00:00Z&to=2999-01-01T00:00:00Z";
        eve.get("/api/audit" + filter).expect(200);
        assertThat(eve.get("/api/audit/days?offset=-03:30&event=member.*")
                        .expect(200)
                        .json()
                        .path("items"))
                .isNotEmpty();
    }

    private void changedEntries() {
        for (String change : new String[] {
            "event = 'member.signed-out'",
            "actor_name = 'Somebody else'",
            "actor_id = null",
            "at = at + 1",
            "target_name = target_name || ' '",
            "ip = '10.0.0.1'",
            "client = ''",
            "confirmation_id = 'c_x'",
            "receipt = 'a.b.c'",
            "hash = (select hash from whole_entry where n = 4)"
        }) {
            rows.entries("update audit_entry set " + change, "n = 3");
            assertBadAt(change, 3);
        }
        rows.entries("update audit_entry set n = -4", "n = 4");
        rows.entries("update audit_entry set n = 4", "n = 5");
        rows.entries("update audit_entry set n = 5", "n = -4");
        assertBadAt("two that have changed places", 4);
    }

    private void missingEntries() {
        rows.entries("delete from audit_entry", "n = 1");
        assertBadAt("without the first", 1);
        rows.entries("delete from audit_entry", "n = 1");
        rows.entries("update audit_entry set n = -n", "n > 1");
        rows.entries("update audit_entry set n = -n - 1", "n < 0");
        rows.head("update audit_head set n = n - 1");
        assertBadAt("cut at the begin and counted anew", 1);
        rows.entries("delete from audit_entry", "n in (4, 5)");
        assertBadAt("without two in the middle", 4);
        rows.entries("delete from audit_entry", "n = " + end);
        assertBadAt("without the last", end);
        rows.entries("delete from audit_entry", "n > 0");
        assertBadAt("empty", 1);
    }

    private void additionalEntries() {
        rows.entries(INSERT.formatted(end + 1), "n > 0 group by workspace_id");
        assertBadAt("one more at the end", end + 1);
        rows.entries(INSERT.formatted("null"), "n > 0 group by workspace_id");
        assertBadAt("one without a place", end + 1);
    }

    private void headsOfSomebodyElse() {
        rows.entries("delete from audit_entry", "n > 5");
        rows.head("update audit_head set n = 5, hash = (select hash from whole_entry where n = 5)");
        assertBadAt("cut at the end, with the seal of before", 6);
        rows.head("delete from audit_head");
        assertBadAt("without a head", end + 1);
        rows.head(
                "update audit_head set seal = (select o.seal from audit_head o where o.workspace_id <> audit_head.workspace_id"
                        + " limit 1)");
        assertBadAt("with the seal of another workspace", end + 1);
    }

    private void whatIsBrokenStaysSo() {
        rows.entries("delete from audit_entry", "n > 5");
        rows.head("update audit_head set n = 5, hash = (select hash from whole_entry where n = 5)");
        Journey.signedIn(server, "eve@globex.test");
        assertThat(verify().path("ok").asBoolean())
                .as("cut, then an entry of the server")
                .isFalse();
        rows.putBack("whole");
        rows.head("delete from audit_head");
        rows.entries("delete from audit_entry", "n > 0");
        Journey.signedIn(server, "eve@globex.test");
        Journey.signedIn(server, "eve@globex.test");
        assertThat(verify().path("ok").asBoolean()).as("begun anew").isFalse();
        rows.putBack("whole");
    }

    private void entryThatCannotBeChainedUndoesItsAction() {
        long sessions = rows.count("session", "1 = 1");
        rows.entries(INSERT.formatted(end + 1), "n > 0 group by workspace_id");
        int status = Api.browser(server)
                .post("/api/session", Map.of("email", "eve@globex.test", "password", Api.DEMO_PASSWORD))
                .status();
        assertThat(status).isEqualTo(500);
        assertThat(rows.count("session", "1 = 1")).isEqualTo(sessions);
        rows.putBack("whole");
    }

    private void olderStateOfTheWholeTrail() {
        Journey.signedIn(server, "eve@globex.test");
        assertThat(verify().path("entries").asLong()).isEqualTo(end + 1);
        rows.putBack("whole");
        assertThat(verify().path("firstBad").asLong()).isEqualTo(end + 1);
        Journey.signedIn(server, "eve@globex.test");
        assertThat(verify().path("firstBad").asLong())
                .as("another entry in the place of the one that was")
                .isEqualTo(end + 1);
    }

    private void assertBadAt(String what, long n) {
        JsonNode verdict = verify();
        assertThat(verdict.path("ok").asBoolean()).as(what).isFalse();
        assertThat(verdict.path("firstBad").asLong()).as(what).isEqualTo(n);
        assertThat(verdict.path("entries").asLong()).as(what).isEqualTo(n - 1);
        rows.putBack("whole");
        assertThat(verify().path("ok").asBoolean()).as("put back after " + what).isTrue();
    }

    private JsonNode verify() {
        return eve.post("/api/audit/verify").expect(200).json();
    }
}

package io.countersign.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import javax.sql.DataSource;

/** Globex's trail as a version without chains has left it. */
public final class EarlierTrail {

    private final TestServer server;
    private final long entries;

    private EarlierTrail(TestServer server, long entries) {
        this.server = server;
        this.entries = entries;
    }

    /** To be chained by the next start. */
    public static EarlierTrail of(TestServer server, DataSource database) {
        Api eve = Journey.signedIn(server, "eve@globex.test");
        String workspace = eve.get("/api/session").json().at("/workspace/id").asText();
        TrailRows rows = new TrailRows(database, workspace);
        rows.entries("update audit_entry set n = null, hash = null", "n > 0");
        rows.head("delete from audit_head");
        return new EarlierTrail(server, rows.count("audit_entry", "workspace_id = '" + workspace + "'"));
    }

    public void assertChained() {
        Api eve = Journey.signedIn(server, "eve@globex.test");
        JsonNode verdict = eve.post("/api/audit/verify").expect(200).json();
        assertThat(verdict.path("ok").asBoolean()).isTrue();
        // With the one that says so, and the sign-in
        assertThat(verdict.path("entries").asLong()).isEqualTo(entries + 2);
        JsonNode said = eve.get("/api/audit?event=audit.chained").expect(200).json();
        assertThat(said.path("items")).hasSize(1);
        assertThat(said.at("/items/0/target/name").asText()).isEqualTo(entries + " earlier entries");
        assertThat(said.at("/items/0/n").asLong()).isEqualTo(entries + 1);
    }
}

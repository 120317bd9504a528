package io.countersign.bench;

import io.countersign.testing.Api;
import io.countersign.testing.Mail;
import io.countersign.testing.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server on PostgreSQL, and a workspace with as many members as it takes for none to reach the limit of sends. */
final class Company implements AutoCloseable {

    static final int MEMBERS = 64;

    private static final String PASSWORD = "quiet orchard lantern";

    private final EmbeddedPostgres database;
    private final TestServer server;
    private final PushSink push = new PushSink();
    private final Wire wire;
    private final List<BenchMember> members = new ArrayList<>();

    Company() throws IOException {
        // As it is when a company's data is in it; for tests these are off
        database = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        server = TestServer.with()
                .measured()
                .setting("countersign.db.url", url())
                .setting("countersign.db.user", "postgres")
                .setting("countersign.push.allowed-hosts", push.hostAndPort())
                // Many hours pass
                .setting("countersign.session.absolute", "P30D")
                .start();
        wire = new Wire(server.address());
        Api owner = Api.browser(server).signIn("owner@acme.test");
        for (int i = 0; i < MEMBERS; i++) {
            members.add(new BenchMember(wire, push, join(owner, "bench" + i + "@acme.test")));
        }
    }

    TestServer server() {
        return server;
    }

    List<BenchMember> members() {
        return members;
    }

    String url() {
        return database.getJdbcUrl("postgres", "postgres");
    }

    /** The limit of sends an hour counts anew. */
    void anHourLater() {
        server.clock().advance(Duration.ofMinutes(61));
    }

    /** A new browser of the member's. */
    Api signedIn(int member) {
        return Api.browser(server).signIn("bench" + member + "@acme.test", PASSWORD);
    }

    @Override
    public void close() throws IOException {
        wire.close();
        server.close();
        push.close();
        database.close();
    }

    private Api join(Api owner, String email) {
        owner.post("/api/members", Map.of("email", email, "name", "Bench", "role", "user"))
                .expect(201);
        Mail invitation = server.mailbox().take(email, mail -> mail.subject().startsWith("Join "));
        String token = invitation.link().replaceFirst(".*#", "");
        server.needles().add(token);
        Map<String, String> accepted = Map.of("token", token, "name", "Bench", "password", PASSWORD);
        Api.browser(server).post("/api/invitations/accept", accepted).expect(201);
        return Api.browser(server).signIn(email, PASSWORD);
    }
}

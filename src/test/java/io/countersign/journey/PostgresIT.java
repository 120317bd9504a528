package io.countersign.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.OwnServer;
import io.countersign.testing.Phone;
import io.countersign.testing.TestServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

/** The main job on PostgreSQL, with its default settings, by {@code countersign.db.url} alone. */
@OwnServer
class PostgresIT {

    @Test
    void viewASecretByItsMeOnPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
                TestServer server = TestServer.with()
                        .setting("countersign.db.url", postgres.getJdbcUrl("postgres", "postgres"))
                        .setting("countersign.db.user", "postgres")
                        .start()) {
            Api ann = Journey.signedIn(server, "ann@acme.test");
            Phone phone = Journey.pairedPhone(ann);
            String secret = Journey.createSecret(ann, "Safe", "17-42-08", true);
            Answer asked = ann.post("/api/secrets/" + secret + "/reveal").expect(401);
            phone.approve(asked.confirmationId()).expect(200);
            Answer revealed = ann.confirmed(asked.confirmationId())
                    .post("/api/secrets/" + secret + "/reveal")
                    .expect(200);
            assertThat(revealed.json().at("/fields/note").asText()).isEqualTo("17-42-08");
            ann.confirmed(asked.confirmationId())
                    .post("/api/secrets/" + secret + "/reveal")
                    .expect(409);
        }
    }
}

package io.countersign.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.testing.Answer;
import io.countersign.testing.Api;
import io.countersign.testing.Journey;
import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is named stands in sentences that others read, sign and are mailed: none says something else than it seems to. */
class NamesIT {

    private static final List<String> TRICKS =
            List.of("Guest Wi-Fi\nWhere: your office", "Ann\u202Erehto", "tab\tbed", "one\u2028two", "hid\u200Bden");

    private static TestServer server;
    private static Api admin;

    @BeforeAll
    static void begin() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
        admin = Journey.signedIn(server, "admin@acme.test");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    POST  | /api/secrets   | {"type": "text", "fields": {"note": ""}}
                    PATCH | /api/profile   | {}
                    PATCH | /api/workspace | {}
                    POST  | /api/tokens    | {}
                    POST  | /api/teams     | {}
                    POST  | /api/vaults    | {}
                    POST  | /api/apps      | {}
                    POST  | /api/members   | {"email": "new@acme.test", "role": "user"}
                    """)
    void nameShowsAsItIs(String method, String path, String body) throws JsonProcessingException {
        for (String trick : TRICKS) {
            JsonNode named = ((ObjectNode) new ObjectMapper().readTree(body)).put("name", trick);

            Answer answer = admin.send(method, path, named).expect(400);

            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.json().at("/errors/0/member").asText()).isEqualTo("name");
        }
    }
}

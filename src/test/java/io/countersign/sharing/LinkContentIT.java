package io.countersign.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.platform.Tokens;
import io.countersign.testing.Api;
import io.countersign.testing.TestServer;
import io.countersign.vault.StolenKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a link holds: all that belongs to the secret, for nobody but who has the link. */
class LinkContentIT {

    private static final Map<String, Object> ONE_DAY = Map.of("expiresIn", "P1D");
    private static final Map<String, Object> ONCE = Map.of("expiresIn", "P1D", "once", true);

    private Sharer ann;
    private String secret;

    @BeforeEach
    void annHasASecret() {
        ann = Sharer.of("ann@acme.test");
        secret = ann.create("Gate plans with files");
    }

    @AfterEach
    void nobodyHasItAnyMore() {
        ann.forget(secret);
    }

    @Test
    void attachmentsGoWithIt() {
        byte[] plan = new byte[700_000];
        new Random(5).nextBytes(plan);
        byte[] list = "north gate, south gate".getBytes(StandardCharsets.UTF_8);
        attach("plan.bin", plan);
        TestServer.shared().clock().advance(Duration.ofSeconds(1));
        attach("gates.txt", list);
        Linked link = Linked.by(ann, secret, ONCE);

        JsonNode viewed = link.view().expect(200).json();

        JsonNode files = link.read(viewed).path("files");
        assertThat(files.findValuesAsText("name")).containsExactly("plan.bin", "gates.txt");
        assertThat(files.findValuesAsText("size")).containsExactly("700000", "22");
        assertThat(files.findValuesAsText("parts")).containsExactly("2", "1");
        assertThat(link.readFile(viewed, 1)).isEqualTo(plan);
        assertThat(link.readFile(viewed, 2)).isEqualTo(list);
        assertThat(link.file(viewed, "3/0").expect(410).problem()).isEqualTo("link-ended");
        Linked other = Linked.by(ann, secret, ONE_DAY);
        assertThat(other.file(viewed, "2/0").status()).isEqualTo(410);
        TestServer.shared().clock().advance(Duration.ofMinutes(16));
        assertThat(link.file(viewed, "2/0").expect(410).problem()).isEqualTo("link-ended");
    }

    private void attach(String name, byte[] content) {
        Api named = ann.api()
                .with("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .with("Content-Type", "application/octet-stream");
        String at = Sharer.path(secret) + "/attachments";
        String digest = "sha-256=:" + Base64.getEncoder().encodeToString(Tokens.digest(content)) + ":";
        String confirmation = ann.approved(named.with("Upload-Length", String.valueOf(content.length))
                .with("Repr-Digest", digest)
                .post(at));
        named.confirmed(confirmation).sendBytes("POST", at, content).expect(201);
    }

    @Test
    void noKeyThatTheServerHoldsOpensWhatItKeeps() {
        attach("gates.txt", "north gate".getBytes(StandardCharsets.UTF_8));
        Linked link = Linked.by(ann, secret, ONE_DAY);
        StolenKeys stolen = await("what the link holds on the disk")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(
                        () -> StolenKeys.from(TestServer.shared()),
                        copy -> partsIn(copy, link).size() == 2);

        List<byte[]> keys = stolen.of(secret);

        assertThat(keys).hasSizeGreaterThan(4);
        for (String jwe : partsIn(stolen, link)) {
            assertThat(keys).noneMatch(key -> Linked.isOpenedBy(key, jwe));
            assertThat(Linked.isOpenedBy(Base64.getUrlDecoder().decode(link.key()), jwe))
                    .isTrue();
        }
        ann.api().delete(link.path()).expect(204);
        await("nothing of it on the disk")
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> partsIn(StolenKeys.from(TestServer.shared()), link).isEmpty());
    }

    private static List<String> partsIn(StolenKeys copy, Linked link) {
        String id = link.made().path("id").asText();
        return copy.bytes("select content from link_part where link_id = ? order by file", id).stream()
                .map(part -> new String(part, StandardCharsets.US_ASCII))
                .toList();
    }
}

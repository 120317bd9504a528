package io.countersign.vault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.TamperedTrail;
import io.countersign.testing.Answer;
import io.countersign.testing.PostgresBackup;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** On a database whose rows can be looked at: races, roles, locks and indexes, kill -9, and nothing in clear. */
class VaultOnPostgresIT {

    private static final String NEEDLE = "the-vault-in-the-cellar-opens-with-88-23-07";
    private static final Sample FILE = Sample.text("key.txt", (NEEDLE + "\n").repeat(8_000));

    private static TestServer server;
    private static Rows rows;

    private Keeper ann;
    private Folder folder;

    @BeforeAll
    static void start() {
        server = TestServer.with().onPostgres().start();
        server.needles().addValue(NEEDLE);
        // However long a restart takes, nothing expires meanwhile
        server.clock().stop();
        rows = new Rows(server.database());
    }

    /** Looks for what was kept in clear, too. */
    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void aSecret() {
        server.clock().advance(Duration.ofMinutes(61));
        ann = Keeper.of(server, "ann@acme.test");
        folder = Folder.of(ann);
    }

    @Test
    void contentAndKeysGoWithTheSecret() {
        JsonNode one = folder.add(FILE);
        JsonNode other = folder.add(Sample.text("small.txt", "small"));
        assertThat(rows.countOf(one)).isGreaterThan(2);
        LinkOnPostgres links = new LinkOnPostgres(folder, rows);
        JsonNode link = links.make(Map.of("expiresIn", "P1D"));
        assertThat(links.parts(link)).isGreaterThan(2);

        ann.confirmed(as -> as.delete(Keeper.path(folder.secret()))).expect(204);

        assertThat(rows.countOf(one) + rows.countOf(other)).isZero();
        assertThat(links.parts(link)).isZero();
    }

    @Test
    void ofViewsOfALinkAtTheSameMomentOneGetsIt() {
        new LinkOnPostgres(folder, rows).isViewedOnceAndLeavesNothing();
    }

    @Test
    void secretThatIsDeletedDuringAnUploadKeepsNoneOfIt() throws Exception {
        Sample file = Sample.noise("race.bin", 3 << 20, 11);
        for (int round = 0; round < 4; round++) {
            Folder fresh = Folder.of(ann);
            String adding = fresh.confirm(file);
            String deleting =
                    ann.api().delete(Keeper.path(fresh.secret())).expect(401).confirmationId();
            ann.phone().approve(deleting).expect(200);
            long chunks = rows.count("attachment_chunk");

            CompletableFuture<Answer> added = CompletableFuture.supplyAsync(() -> fresh.send(adding, file));
            TimeUnit.MILLISECONDS.sleep(40L * round);
            ann.api().confirmed(deleting).delete(Keeper.path(fresh.secret())).expect(204);

            assertThat(added.get(1, TimeUnit.MINUTES).status()).isIn(201, 404);
            assertThat(rows.count("attachment_chunk")).isEqualTo(chunks);
        }
    }

    @Test
    void collaboratorListsAndDownloadsButNeitherAddsNorRemoves() {
        JsonNode added = folder.add(FILE);
        Keeper bob = Keeper.of(server, "bob@acme.test");
        rows.grant(
                folder.secret(),
                bob.api().get("/api/session").json().at("/member/id").asText());
        Folder his = new Folder(bob, folder.secret());

        assertThat(his.items()).isEqualTo(folder.items());
        assertThat(his.download(added).body()).isEqualTo(FILE.content());
        assertThat(his.ask(FILE).expect(403).problem()).isEqualTo("forbidden");
        assertThat(his.send(FILE.announcedBy(bob.api()), FILE).expect(403).problem())
                .isEqualTo("forbidden");
        assertThat(bob.api().delete(folder.path(added)).expect(403).problem()).isEqualTo("forbidden");
        assertThat(his.temporaryFiles()).isEmpty();
    }

    @Test
    void whoLosesAccessWhileWaitingForTheSecretDoesNothingToIt() throws Exception {
        Keeper bob = Keeper.of(server, "bob@acme.test");
        String member = bob.api().get("/api/session").json().at("/member/id").asText();
        rows.grant(folder.secret(), member);
        rows.run("update secret_grant set role = 'OWNER', direct_role = 'OWNER' where member_id = ?", member);
        String confirmation =
                bob.api().delete(Keeper.path(folder.secret())).expect(401).confirmationId();
        bob.phone().approve(confirmation).expect(200);

        CompletableFuture<Answer> deletion = rows.endAccessBefore(
                folder.secret(), member, () -> bob.api().confirmed(confirmation).delete(Keeper.path(folder.secret())));

        assertThat(deletion.get(1, TimeUnit.MINUTES).expect(404).problem()).isEqualTo("not-found");
        assertThat(ann.look(folder.secret()).path("id").asText()).isEqualTo(folder.secret());
    }

    @Test
    void whatIsKilledBeforeItsCommitHasDoneNothingAndWhatIsKilledBehindItIsDone() {
        new KilledUploads(folder, rows, FILE).run();
    }

    @TestFactory
    Stream<DynamicTest> everyRoleTimesEveryAction() {
        return new RoleMatrix(
                        server,
                        rows,
                        new Statements(
                                server.database(), "secret_(grant|value|version|word)|attachment|attachment_chunk"))
                .cells();
    }

    @Test
    void longPageReadsItsSecondLinesLikeAShortOne() {
        IntStream.range(0, 40).forEach(n -> ann.create("wifi", "Of a page", Map.of("ssid", "net " + n)));
        Statements onValues = new Statements(server.database(), "secret_value");

        for (int limit : new int[] {1, 40}) {
            Map<String, Long> statements = onValues.during(() -> assertThat(ann.api()
                            .get("/api/secrets?type=wifi&q=page&limit=" + limit)
                            .expect(200)
                            .json()
                            .path("items")
                            .findValuesAsText("subtitle"))
                    .hasSize(limit)
                    .allMatch(line -> line.startsWith("net ")));

            assertThat(statements.values()).containsExactly(1L);
        }
    }

    @Test
    void vaultsHaveOneNameOneDefaultAndNewKeys() throws Exception {
        Vaulter admin = Vaulter.of(server, "admin@acme.test");
        String one = admin.create("One");
        String other = admin.create("Other");
        String secret = admin.keeper()
                .create(Map.of("type", "text", "name", "S", "vault", one, "fields", Map.of("note", "words of old")));
        List<Callable<Answer>> all = new ArrayList<>();
        all.add(approved(admin, "PATCH", Vaulter.path(one), Map.of("default", true)));
        all.add(approved(admin, "PATCH", Vaulter.path(other), Map.of("default", true)));
        all.add(approved(admin, "POST", Vaulter.path(one) + "/rekey", null));
        for (int i = 0; i < 4; i++) {
            all.add(() -> admin.api().post("/api/secrets", inVault(one)));
        }
        ConcurrentLinkedQueue<Callable<Answer>> queue = new ConcurrentLinkedQueue<>(all);

        Together.times(all.size(), () -> queue.poll().call())
                .forEach(answer -> assertThat(answer.status()).isBetween(200, 202));

        assertThat(admin.defaults()).hasSize(1).isSubsetOf(one, other);
        admin.awaitRekeyed(one);
        assertThat(admin.keeper().reveal(secret).path("note").asText()).isEqualTo("words of old");
        String name = Vaulter.name("Same");
        String last = admin.create("Last");
        admin.edit(last, Map.of("name", name)).expect(200);
        assertThat(admin.api().post("/api/vaults", Map.of("name", name)).problem())
                .isEqualTo("vault-name-taken");
        admin.disable(last).expect(200);
        assertThat(admin.api().post("/api/secrets", inVault(last)).problem()).isEqualTo("vault-disabled");
    }

    @Test
    void whoeverHasTheDatabaseChangesNothingInTheTrailUnseen() {
        new TamperedTrail(server, server.database()).run();
    }

    @Test
    void whatWasDumpedComesBackOnAnEmptyMachine(@TempDir Path machine) throws Exception {
        Assumptions.assumeTrue(
                PostgresBackup.isPossible(), "pg_dump is neither installed here nor in Debian's packages");
        new DumpedAndRestored(folder, FILE, machine).run();
    }

    private static Callable<Answer> approved(Vaulter admin, String method, String path, Object body) {
        String confirmation = admin.api().send(method, path, body).expect(401).confirmationId();
        admin.keeper().phone().approve(confirmation).expect(200);
        return () -> admin.api().confirmed(confirmation).send(method, path, body);
    }

    private static Map<String, Object> inVault(String vault) {
        return Map.of("type", "text", "name", "New", "vault", vault, "fields", Map.of("note", "words of now"));
    }
}

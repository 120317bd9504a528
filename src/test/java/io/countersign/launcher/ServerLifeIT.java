package io.countersign.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.packaging.Containerfile;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One server from its start to its end, and once more on the same data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServerLifeIT {

    private static final String ANN = "ann@acme.test";
    private static final String PASSWORD = "demo-password-1";

    @TempDir
    static Path folder;

    private static Launch launch;
    private static Run run;
    private static HttpResponse<String> firstReadiness;
    private static HttpResponse<String> first;

    /** The data directory is named by a variable; the public address by both, of which the property wins. */
    @BeforeAll
    static void start() {
        launch = Launch.in(folder);
        launch.property("countersign.data.dir", null)
                .variable("COUNTERSIGN_DATA_DIR", launch.data().toString())
                .variable("COUNTERSIGN_DEMO", "true")
                .variable("COUNTERSIGN_URL", "https://variable.example")
                .property("countersign.url", "http://localhost:" + launch.port());
        run = launch.start();
        firstReadiness = run.firstAnswer("/health/ready");
        run.awaitGreeting();
        first = run.signIn(ANN, PASSWORD);
    }

    @AfterAll
    static void end() {
        run.process().kill();
    }

    @Test
    void firstRequestAfterTheGreetingIsAnswered() {
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(first.body()).contains(ANN);
    }

    @Test
    void propertyWinsOverVariableAndVariableOverDefault() {
        assertThat(run.out())
                .contains("Countersign is ready: http://localhost:" + launch.port())
                .doesNotContain("variable.example");
        assertThat(launch.data()).isNotEmptyDirectory();
    }

    @Test
    void healthTellsOfApplicationDatabaseAndBroker() {
        assertThat(run.get("/health/live"))
                .returns(200, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("\"countersign\"");
        assertThat(run.get("/health/ready"))
                .returns(200, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("\"database\"", "\"broker\"", "\"storage\"", "\"not-stopping\"")
                .doesNotContain("DOWN");
    }

    @Test
    void nobodyIsLetInBeforeTheApplicationIsReady() {
        assertThat(firstReadiness.body()).contains("\"database\"", "\"broker\"");
        assertThat(firstReadiness.statusCode()).isEqualTo(200);
    }

    @Test
    void healthCheckOfTheImageTellsWhetherTheServerIsReady(@TempDir Path other) {
        List<String> check = Containerfile.read().exec("HEALTHCHECK");
        String command = check.get(check.size() - 1);

        Run well = launch.again().command(command);
        assertThat(well.exitStatus()).as(well.log()).isZero();
        assertThat(well.out()).isEqualTo("Countersign is ready.\n");

        Launch nothing = Launch.in(other);
        Run none = nothing.command(command);
        assertThat(none.exitStatus()).isEqualTo(1);
        assertThat(none.err()).startsWith("Countersign is not ready: it does not answer at http://127.0.0.1:");
        assertThat(nothing.data()).doesNotExist();
    }

    @Test
    void nothingListensButTheOnePort() throws IOException {
        assertThat(ListeningSockets.of(run.process().id())).containsExactly("tcp 0100007F:" + launch.port());
    }

    @Test
    void dataAndMasterKeyAreTheOwnersAlone() throws IOException {
        assertThat(permissions(launch.data())).isEqualTo("rwx------");
        assertThat(permissions(launch.data().resolve("master.key"))).isEqualTo("rw-------");
    }

    @Test
    void nothingIsWrittenOutsideTheDataDirectory() {
        assertThat(launch.strayFiles()).isEmpty();
    }

    @Test
    void portInUseIsRefused(@TempDir Path other) {
        Launch second = Launch.in(other).property("countersign.http.port", String.valueOf(launch.port()));
        Run refused = second.start();

        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith(
                        "Countersign cannot start: countersign.http.port " + launch.port() + " cannot be listened on");
        assertThat(second.data()).doesNotExist();
    }

    @Test
    void dataInUseIsRefusedAndLeftAlone(@TempDir Path other) {
        Run refused = Launch.in(other)
                .property("countersign.data.dir", launch.data().toString())
                .start();

        assertThat(refused.exitStatus()).isEqualTo(1);
        assertThat(refused.err()).contains("is used by a server that is running");
        assertThat(launch.data().resolve("server")).isNotEmptyDirectory();
        assertThat(run.get("/").statusCode()).isEqualTo(200);
        assertThat(run.signIn(ANN, PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void stoppedServerStartsAgainOnItsDataWithItsKeyOnly() {
        String session = Run.cookie(first).orElseThrow();
        run.process().terminate();
        assertThat(run.process().awaitExit(Duration.ofSeconds(10))).isZero();

        Run foreign = launch.again()
                .variable("COUNTERSIGN_MASTER_KEY", folder.resolve("other.key").toString())
                .start();
        assertThat(foreign.exitStatus()).isEqualTo(1);
        assertThat(foreign.log()).contains("is not the key that this database was written with");
        assertThat(foreign.err())
                .endsWith("Countersign cannot start: countersign.war could not be deployed; the log above says why.\n");
        assertThat(foreign.log()).doesNotContain("Countersign is ready");
        assertThat(folder.resolve("other.key")).doesNotExist();

        run = launch.again().start().awaitGreeting();
        HttpResponse<String> who = run.get("/api/session", session);
        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(who.body()).contains(ANN);
        assertThat(launch.strayFiles()).isEmpty();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}

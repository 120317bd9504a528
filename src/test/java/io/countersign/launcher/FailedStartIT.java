package io.countersign.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.FreePort;
import io.countersign.testing.OwnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose deployment fails does not stay and look alive. */
@OwnServer
class FailedStartIT {

    @Test
    void databaseThatNobodyAnswersEndsTheProcess(@TempDir Path folder) {
        Launch launch = Launch.in(folder)
                .property("countersign.db.url", "jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/countersign");
        Run run = launch.start();

        assertThat(run.exitStatus()).isEqualTo(1);
        assertThat(run.err())
                .endsWith("Countersign cannot start: countersign.war could not be deployed; the log above says why.\n");
        assertThat(run.log()).contains("Connection to 127.0.0.1:").doesNotContain("Countersign is ready");
        assertThat(launch.strayFiles()).isEmpty();
    }
}

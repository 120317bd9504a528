package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Comes when all other tests have ended, and looks at the shared servers of all their processes. */
class SecretsStaySecretIT {

    @Test
    void noSecretOfTheWholeRunIsInTheLogOrInClearOnDisk() {
        List<ServerFiles> shared = ServerFiles.withTestimony();
        assumeFalse(shared.isEmpty(), "no test has used a shared server");
        shared.forEach(SecretsStaySecretIT::look);
    }

    @AfterAll
    static void deleteDatabases() {
        ServerFiles.deleteClusters();
    }

    private static void look(ServerFiles files) {
        Testimony testimony = Testimony.read(files);
        assertThat(testimony.secrets()).as("the secrets that were seen").isNotEmpty();
        testimony.needles().assertAbsentFromLog(ServerFiles.read(files.log()));
        assertThat(testimony.directories()).isNotEmpty();
        testimony.directories().forEach(directory -> testimony.needles().assertValuesAbsentFrom(Path.of(directory)));
        assertThat(testimony.complaints()).as("what was wrong with pushes").isEmpty();
        files.deleteData();
        ServerFiles.delete(files.testimony());
    }
}

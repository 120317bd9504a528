package io.countersign.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Comes last and ends the shared server. */
@Order(Integer.MAX_VALUE)
class SecretsStaySecretIT {

    @Test
    void noSecretOfTheWholeRunIsInTheLogOrInClearOnDisk() {
        assumeTrue(SharedServer.started().isPresent(), "no test has used the shared server");
        TestServer server = TestServer.shared();
        assertThat(server.needles().all()).as("the secrets that were seen").isNotEmpty();
        server.close();
    }
}

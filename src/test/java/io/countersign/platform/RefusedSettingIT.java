package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where no launcher looks at the settings first, the deployment fails by them, with the same sentence. */
class RefusedSettingIT {

    @Test
    void wrongSettingIsToldAndNothingIsDeployed() {
        try (TestServer server =
                TestServer.with().setting("countersign.mail.port", "smtp").launch()) {
            await("the sentence is in the log")
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(server.log())
                            .contains("Countersign cannot start: countersign.mail.port must be a port"));
            assertThat(server.dataDirectory().resolve("db")).doesNotExist();
        }
    }
}

package io.countersign.journey;

import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Desks and phones around the shared server. Ann has no phone when a test begins, nor when it has ended. */
abstract class BrowserJourney {

    static final String ANN = "ann@acme.test";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    TestServer server;

    @BeforeAll
    static void leaveOldLimitsBehind() {
        Browsers.chromium();
        TestServer.shared().clock().advance(Duration.ofHours(1));
    }

    @BeforeEach
    void forgetAnnsPhones() {
        server = TestServer.shared();
        CleanSlate.of(server, ANN);
    }

    Desk desk() {
        return opened(new Desk(server));
    }

    Handset handset() {
        return opened(new Handset(server));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        return one;
    }

    @AfterEach
    void closeAll() throws Exception {
        try {
            while (!open.isEmpty()) {
                open.pop().close();
            }
        } finally {
            CleanSlate.of(server, ANN);
        }
    }
}

package io.countersign.journey;

import io.countersign.testing.TestServer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * Desks and phones around the shared server. When a test begins, Ann has no phone, nothing that waits for her answer and
 * no limit that she has reached; when it has ended, she has no phone again.
 */
abstract class BrowserJourney {

    static final String ANN = "ann@acme.test";

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    TestServer server;

    @BeforeAll
    static void needABrowser() {
        Browsers.shell();
    }

    @BeforeEach
    void beginAnew() {
        server = TestServer.shared();
        server.clock().advance(Duration.ofHours(1));
        CleanSlate.of(server, ANN);
    }

    Desk desk() {
        return opened(new Desk(server));
    }

    /** Shows no notifications: requests come while its app is open. */
    Handset handset() {
        return opened(new Handset(server, Browsers.shell()));
    }

    Handset handsetWithNotifications() {
        return opened(new Handset(server, Browsers.chromium()));
    }

    /** Another browser, with the extension. */
    ExtensionBrowser extension() {
        return opened(new ExtensionBrowser(server));
    }

    Pocket pocket(String email) {
        return Pocket.of(server, email);
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

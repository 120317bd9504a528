package io.countersign.testing;

import java.util.Optional;

/** The server that most tests share: started once, stopped with the tests. */
final class SharedServer {

    private static TestServer server;

    private SharedServer() {}

    static synchronized TestServer get() {
        if (server == null) {
            server = TestServer.with().lasting().start();
        }
        return server;
    }

    static synchronized Optional<TestServer> started() {
        return Optional.ofNullable(server);
    }
}

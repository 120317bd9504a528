package io.countersign.testing;

/**
 * The server that most tests of one process share: started once, killed with the process. What it must not have shown is
 * looked for when all processes have ended.
 */
final class SharedServer {

    private static TestServer server;

    private SharedServer() {}

    static synchronized TestServer get() {
        if (server == null) {
            // Tests reset phones all the time; what a cool-down keeps from them is tested on a server of its own
            TestServerBuilder plan = TestServer.with()
                    .setting("countersign.reset.cool-down", "PT0.001S")
                    .longLived();
            server = (PostgresCluster.isForShared() ? plan.onPostgres() : plan).start();
            // An empty one until the end, so that a process that dies is noticed
            server.testify(Testimony.NONE);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> server.testify(server.testimony())));
        }
        return server;
    }
}

package io.countersign.nodes;

import io.countersign.testing.Api;
import io.countersign.testing.ExternalBroker;
import io.countersign.testing.TestCertificate;
import io.countersign.testing.TestServer;
import io.countersign.testing.Together;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Two servers that are one installation; each connects to the broker with a password, the second one by TLS. */
record Nodes(ExternalBroker broker, TestServer a, TestServer b) implements AutoCloseable {

    private static final String TRUST = "javax.net.ssl.trustStore";

    static Nodes start(Path directory) {
        TestCertificate certificate = TestCertificate.of(directory, "dns:localhost,ip:127.0.0.1");
        ExternalBroker broker = ExternalBroker.guarded(certificate.keyStore(directory));
        TestServer a = TestServer.with()
                .onPostgres()
                .setting("countersign.broker.url", broker.url())
                .setting("countersign.broker.user", ExternalBroker.USER)
                .setting("countersign.broker.password", ExternalBroker.PASSWORD)
                .setting("countersign.reset.cool-down", "PT0.001S")
                .setting("countersign.stop.notice", "PT1S")
                .start();
        TestServer b = a.another()
                .setting("countersign.broker.url", broker.tlsUrl())
                .setting(
                        TRUST,
                        TestCertificate.trustStore(directory, certificate).toString())
                .setting(TRUST + "Password", TestCertificate.PASSWORD)
                .start();
        a.needles().add(ExternalBroker.PASSWORD);
        return new Nodes(broker, a, b);
    }

    /** So many times the same, half of it on each node, all at the same moment. */
    <T> List<T> together(int count, Function<TestServer, T> call) {
        AtomicInteger turn = new AtomicInteger();
        Callable<T> one = () -> call.apply(turn.getAndIncrement() % 2 == 0 ? a : b);
        return Together.times(count, one);
    }

    /** A new browser, which is on the first node until it is said to be {@link Api#at} the other. */
    Api browser() {
        return Api.browser(a);
    }

    @Override
    public void close() {
        b.close();
        a.close();
        broker.close();
    }
}

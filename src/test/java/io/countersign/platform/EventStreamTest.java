package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventStreamTest {

    private final AtomicInteger completed = new AtomicInteger();
    private final AsyncContext exchange = (AsyncContext) Proxy.newProxyInstance(
            AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("complete");
                completed.incrementAndGet();
                return null;
            });
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Test
    void eventIsItsNameAndItsDataInOneLine() {
        EventStream stream = new EventStream(exchange, sent);

        stream.send("state", List.of("Zählerwerk", "two\nlines"));
        stream.second(14);
        stream.second(15);

        assertThat(sent.toString(StandardCharsets.UTF_8))
                .isEqualTo("retry: 1000\n\nevent: state\ndata: [\"Zählerwerk\",\"two\\nlines\"]\n\n:\n\n");
        assertThat(stream.isClosed()).isFalse();
    }

    @Test
    void nothingIsSentOnceItIsClosedAndItEndsOnce() {
        EventStream stream = new EventStream(exchange, sent);
        stream.close();
        sent.reset();

        stream.send("state", List.of());
        stream.close();

        assertThat(sent.size()).isZero();
        assertThat(completed).hasValue(1);
    }

    @Test
    void clientThatHasGoneEndsIt() {
        EventStream stream = new EventStream(exchange, new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        });

        assertThat(stream.isClosed()).isTrue();
        assertThat(completed).hasValue(1);
    }

    /** The server's objects would serve another request while something is written to them. */
    @Test
    void closeWaitsForNobodyAndEndsItAfterWhatIsJustBeingSent() {
        SlowClient client = new SlowClient();
        EventStream stream = new EventStream(exchange, client);
        client.stops();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> stream.send("state", List.of()));
        client.awaitSending();

        stream.close();

        assertThat(completed).hasValue(0);
        client.goesOn();
        sending.join();
        assertThat(completed).hasValue(1);
        assertThat(client.interrupted()).isFalse();
    }

    /** Takes nothing while it has stopped. */
    private final class SlowClient extends OutputStream {

        private final Semaphore reading = new Semaphore(1);
        private final Semaphore sending = new Semaphore(0);
        private volatile boolean interrupted;

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sending.release();
            reading.acquireUninterruptibly();
            interrupted |= completed.get() > 0;
            reading.release();
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        void stops() {
            sending.drainPermits();
            reading.acquireUninterruptibly();
        }

        void goesOn() {
            reading.release();
        }

        void awaitSending() {
            sending.acquireUninterruptibly();
        }

        boolean interrupted() {
            return interrupted;
        }
    }
}

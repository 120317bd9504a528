package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamTest {

    private static final String BEGIN = "retry: 1000\n\n";
    private static final String EMPTY = "event: state\ndata: []\n\n";

    private final AtomicInteger completed = new AtomicInteger();
    private final AsyncContext exchange = (AsyncContext) Proxy.newProxyInstance(
            AsyncContext.class.getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("complete");
                completed.incrementAndGet();
                return null;
            });
    private final Client client = new Client();
    private final EventStream stream = new EventStream(exchange, client);

    @Test
    void eventIsItsNameAndItsDataInOneLine() throws IOException {
        begin();

        stream.send("state", List.of("Zählerwerk", "two\nlines"));
        stream.second(14);
        stream.second(15);

        assertThat(client.got())
                .isEqualTo("retry: 1000\n\nevent: state\ndata: [\"Zählerwerk\",\"two\\nlines\"]\n\n:\n\n");
        assertThat(stream.isOver()).isFalse();
    }

    @Test
    void whatIsSentBeforeTheServerIsReadyWaitsForItAndSoDoesTheEnd() throws IOException {
        stream.begin();
        stream.send("state", List.of());
        stream.close();
        assertThat(client.got()).isEmpty();
        assertThat(completed).hasValue(0);

        client.takes();

        assertThat(client.got()).isEqualTo(BEGIN + EMPTY);
        assertThat(completed).hasValue(1);
    }

    @Test
    void nothingIsSentOnceItIsClosedAndItEndsOnce() throws IOException {
        begin();
        stream.close();

        stream.send("state", List.of());
        stream.close();

        assertThat(client.got()).isEqualTo(BEGIN);
        assertThat(completed).hasValue(1);
    }

    @Test
    void clientThatHasGoneEndsIt() throws IOException {
        begin();
        client.goes();

        stream.send("state", List.of());

        assertThat(stream.isOver()).isTrue();
        assertThat(completed).hasValue(1);
    }

    @Test
    void serverThatFindsTheConnectionBrokenEndsIt() throws IOException {
        begin();

        client.breaks();

        assertThat(stream.isOver()).isTrue();
        assertThat(completed).hasValue(1);
    }

    @Test
    void clientThatReadsLaterGetsAllOfItInOrder() throws IOException {
        begin();
        client.stops();
        for (int event = 0; event < 8; event++) {
            stream.send("state", event);
        }
        assertThat(client.got()).isEqualTo(BEGIN);

        client.takes();

        assertThat(client.got())
                .startsWith(BEGIN + "event: state\ndata: 0\n\n")
                .endsWith("data: 6\n\nevent: state\ndata: 7\n\n");
        assertThat(stream.isOver()).isFalse();
    }

    /** Its events would take all memory. */
    @Test
    void clientThatDoesNotReadIsTakenForGone() throws IOException {
        begin();
        client.stops();
        for (int event = 0; event < 9; event++) {
            stream.send("state", event);
        }

        assertThat(stream.isOver()).isTrue();
        assertThat(completed).hasValue(1);
    }

    @Test
    void clientThatDoesNotReadIsNotWaitedForWithTheLastEventEither() throws IOException {
        begin();
        client.stops();
        stream.send("state", List.of());
        stream.close();
        stream.second(14);
        assertThat(stream.isOver()).isFalse();

        stream.second(15);

        assertThat(stream.isOver()).isTrue();
        assertThat(completed).hasValue(1);
    }

    private void begin() throws IOException {
        stream.begin();
        client.takes();
    }

    /** A connection, as a server shows it: what it can't take at once must not be written. */
    private static final class Client extends ServletOutputStream {

        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private WriteListener listener;
        private boolean ready;
        private boolean gone;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            this.listener = listener;
        }

        @Override
        public void write(int one) throws IOException {
            assertThat(ready).as("written although nothing is taken").isTrue();
            if (gone) {
                throw new IOException("Broken pipe");
            }
            got.write(one);
        }

        @Override
        public void flush() {
            assertThat(ready).as("flushed although nothing is taken").isTrue();
        }

        void takes() throws IOException {
            ready = true;
            listener.onWritePossible();
        }

        void stops() {
            ready = false;
        }

        void goes() {
            gone = true;
        }

        void breaks() {
            listener.onError(new IOException("Connection reset"));
        }

        String got() {
            return got.toString(StandardCharsets.UTF_8);
        }
    }
}

package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.testing.Together;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
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

    @Test
    void clientThatTakesALittleGetsTheRestAsItTakesMore() throws IOException {
        begin();
        client.stops();
        stream.send("state", 1);
        stream.send("state", 2);
        stream.close();

        client.takes(1);
        assertThat(client.got()).isEqualTo(BEGIN + "event: state\ndata: 1\n\n");
        assertThat(completed).hasValue(0);

        client.takes(1);
        assertThat(client.got()).endsWith("data: 1\n\nevent: state\ndata: 2\n\n");
        assertThat(completed).hasValue(1);
    }

    /** As a server may: within the question, and on the thread that asks. */
    @Test
    void toldOfRoomWhileItAsksForItThenEachEventGoesOnceAndInOrder() throws IOException {
        begin();
        client.tellsWhenAsked();

        stream.send("state", 1);
        stream.send("state", 2);

        assertThat(client.got()).isEqualTo(BEGIN + "event: state\ndata: 1\n\nevent: state\ndata: 2\n\n");
    }

    @Test
    void manyThreadsThenEachEventComesWholeAndItEndsOnce() throws Exception {
        begin();
        Together.times(8, () -> {
            stream.send("state", List.of());
            return null;
        });
        Together.times(40, () -> {
            stream.close();
            return null;
        });

        assertThat(client.got()).isEqualTo(BEGIN + EMPTY.repeat(8));
        assertThat(completed).hasValue(1);
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
        private int room;
        private boolean gone;
        private boolean telling;

        @Override
        public boolean isReady() {
            if (telling) {
                tell();
            }
            return room > 0;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            this.listener = listener;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            assertThat(room).as("written although nothing is taken").isPositive();
            if (gone) {
                throw new IOException("Broken pipe");
            }
            got.write(bytes, offset, length);
            room--;
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            assertThat(room).as("flushed although nothing is taken").isPositive();
        }

        void takes() throws IOException {
            takes(1000);
        }

        void takes(int writes) throws IOException {
            room = writes;
            listener.onWritePossible();
        }

        void stops() {
            room = 0;
        }

        void tellsWhenAsked() {
            telling = true;
        }

        private void tell() {
            try {
                listener.onWritePossible();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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

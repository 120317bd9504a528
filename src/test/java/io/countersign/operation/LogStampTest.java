package io.countersign.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.platform.LogContext;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the handlers of a server see that knows of no ids. */
class LogStampTest {

    private final List<String> seen = new ArrayList<>();
    private final LogStamp stamp = new LogStamp();

    @Test
    void messagesOfOursBeginWithTheirRequest() {
        Logger ours = Logger.getLogger("io.countersign.vault.Any");
        Logger others = Logger.getLogger("org.example.Any");
        Logger root = Logger.getLogger("");
        Handler server = new Server();
        root.addHandler(server);
        stamp.begin();
        try (LogContext context = LogContext.enter("r_1")) {
            ours.info("Within");
            others.info("Another's");
        } finally {
            ours.info("Without");
            stamp.end();
        }
        try (LogContext context = LogContext.enter("r_2")) {
            ours.info("Taken away");
        }
        root.removeHandler(server);

        assertThat(seen).containsExactly("[r_1] Within", "Another's", "Without", "Taken away");
    }

    private final class Server extends Handler {

        @Override
        public void publish(LogRecord record) {
            seen.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}

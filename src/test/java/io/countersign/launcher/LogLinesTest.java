package io.countersign.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.LogContext;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLinesTest {

    private static final String AWKWARD = "quote \" back\\slash \n new line \t tab \u0000 \u2028 ü 😀";

    @Test
    void jsonIsOneLineThatSaysTheSame() throws Exception {
        LogRecord record = record(AWKWARD);
        record.setThrown(new IllegalStateException("because"));
        String line;
        try (LogContext context = LogContext.enter("r_1")) {
            line = new JsonLines().format(record);
        }

        assertThat(line).endsWith("}\n").hasLineCount(1).matches("[ -~]+\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.path("message").asText()).isEqualTo(AWKWARD);
        assertThat(json.path("level").asText()).isEqualTo("WARNING");
        assertThat(json.path("logger").asText()).isEqualTo("io.countersign.test");
        assertThat(json.path("request").asText()).isEqualTo("r_1");
        assertThat(json.path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        assertThat(json.path("exception").asText()).contains("because", "LogLinesTest");
    }

    @Test
    void withoutARequestNoIdIsTold() throws Exception {
        JsonNode json = new ObjectMapper().readTree(new JsonLines().format(record("started")));

        assertThat(json.has("request")).isFalse();
        assertThat(json.has("exception")).isFalse();
        assertThat(new TextLines().formatMessage(record("started"))).isEqualTo("started");
    }

    @Test
    void textNamesTheRequestInWhichItIsWritten() {
        try (LogContext outer = LogContext.enter("r_1")) {
            try (LogContext inner = LogContext.enter("c_2")) {
                assertThat(new TextLines().formatMessage(record("told"))).isEqualTo("[c_2] told");
            }
            assertThat(new TextLines().formatMessage(record("told"))).isEqualTo("[r_1] told");
        }
        assertThat(LogContext.id()).isEmpty();
    }

    private static LogRecord record(String message) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.countersign.test");
        return record;
    }
}

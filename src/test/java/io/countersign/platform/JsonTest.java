package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as what. */
class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "\" \"", "\" \\t\"", "\"true\"", "\"7\""})
    void textIsNoBooleanAndNoNumber(String text) {
        Stream.of(
                        boolean.class,
                        Boolean.class,
                        int.class,
                        Integer.class,
                        long.class,
                        Long.class,
                        double.class,
                        Double.class,
                        BigDecimal.class)
                .forEach(type -> assertThatThrownBy(() -> Json.MAPPER.readValue(text, type))
                        .as(type.getName())
                        .isInstanceOf(JsonMappingException.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1795997343",
                "1795997343.5",
                "\"1795997343\"",
                "\"1795997343.5\"",
                "\"\"",
                "\" \"",
                "\"T\"",
                "\"2026-11-29\"",
                "\"2026-11-29T10:00:00\"",
                "true",
                "[]",
                "{}"
            })
    void numberIsNoTime(String json) {
        assertThatThrownBy(() -> Json.MAPPER.readValue(json, Instant.class)).isInstanceOf(JsonMappingException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-29T10:00:00Z",
                "2026-11-29T10:00:00.000000001Z",
                "2026-11-29T12:00:00+02:00",
                "2026-11-29T10:00:00.000999+00:00",
                "2026-11-29T10:00:00+0000"
            })
    void timeIsInMilliseconds(String text) throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue(Json.write(text), Instant.class))
                .isEqualTo(Instant.parse("2026-11-29T10:00:00Z"));
    }

    @Test
    void nullIsStillNull() throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue("null", Boolean.class)).isNull();
        assertThat(Json.MAPPER.readValue("null", Integer.class)).isNull();
        assertThat(Json.MAPPER.readValue("null", Instant.class)).isNull();
        assertThat(Json.MAPPER.readValue("true", boolean.class)).isTrue();
        assertThat(Json.MAPPER.readValue("7", Integer.class)).isEqualTo(7);
    }
}

package io.countersign.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.math.BigDecimal;
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

    @Test
    void nullIsStillNull() throws JsonProcessingException {
        assertThat(Json.MAPPER.readValue("null", Boolean.class)).isNull();
        assertThat(Json.MAPPER.readValue("null", Integer.class)).isNull();
        assertThat(Json.MAPPER.readValue("true", boolean.class)).isTrue();
        assertThat(Json.MAPPER.readValue("7", Integer.class)).isEqualTo(7);
    }
}

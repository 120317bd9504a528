package io.countersign.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The one JSON mapper. Strict on reading: unknown and duplicate members, other types than asked for, anything behind the
 * value, and text that no database can keep are refused.
 */
public final class Json {

    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(String.class, new CleanText())
                    .addDeserializer(Duration.class, new IsoDuration())
                    .addDeserializer(Instant.class, new IsoInstant()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .withCoercionConfig(
                    LogicalType.Enum, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .withCoercionConfig(LogicalType.Boolean, Json::refuseBlankText)
            .withCoercionConfig(LogicalType.Integer, Json::refuseBlankText)
            .withCoercionConfig(LogicalType.Float, Json::refuseBlankText)
            .build();

    private Json() {}

    /** Which would be null, whatever else of a text is refused. */
    private static void refuseBlankText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    /** For values that are known to be writable. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The texts of an array that {@link #write} has written. */
    public static List<String> texts(String array) {
        try {
            return List.of(MAPPER.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Accepts JSON strings only. */
    private abstract static class FromText<T> extends StdScalarDeserializer<T> {

        private static final long serialVersionUID = 1L;

        FromText(Class<T> type) {
            super(type);
        }

        @Override
        public final T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.hasToken(JsonToken.VALUE_STRING)
                    ? read(parser.getText(), parser, context)
                    : handledType().cast(context.handleUnexpectedToken(handledType(), parser));
        }

        abstract T read(String text, JsonParser parser, DeserializationContext context) throws IOException;

        @SuppressWarnings("unchecked")
        @Override
        public final Class<T> handledType() {
            return (Class<T>) super.handledType();
        }

        /** @param why what the text is not */
        T refuse(String text, DeserializationContext context, String why) throws IOException {
            return handledType().cast(context.handleWeirdStringValue(handledType(), text, why));
        }
    }

    /** Without NUL and without halves of surrogate pairs. */
    private static final class CleanText extends FromText<String> {

        private static final long serialVersionUID = 1L;

        CleanText() {
            super(String.class);
        }

        @Override
        String read(String text, JsonParser parser, DeserializationContext context) throws IOException {
            boolean clean = text.indexOf('\0') < 0 && text.codePoints().noneMatch(Json::isHalf);
            return clean ? text : refuse(text, context, "not a text of valid characters");
        }
    }

    /** The texts of ISO 8601 only, and no bare number of whatever unit. */
    private static final class IsoDuration extends FromText<Duration> {

        private static final long serialVersionUID = 1L;

        IsoDuration() {
            super(Duration.class);
        }

        @Override
        Duration read(String text, JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                return refuse(text, context, "not a duration");
            }
        }
    }

    /** The date-times of ISO 8601 only, and no number of whatever unit; in milliseconds, as the database keeps them. */
    private static final class IsoInstant extends FromText<Instant> {

        private static final long serialVersionUID = 1L;

        IsoInstant() {
            super(Instant.class);
        }

        @Override
        Instant read(String text, JsonParser parser, DeserializationContext context) throws IOException {
            return text.indexOf('T') < 0
                    ? refuse(text, context, "not a date-time")
                    : InstantDeserializer.INSTANT.deserialize(parser, context).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}

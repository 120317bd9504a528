package io.countersign.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.countersign.platform.BodyLimit;
import io.countersign.platform.Caller;
import io.countersign.platform.Json;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Turns;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** JSON in and out. What comes in is bounded, strictly parsed and validated before anything else looks at it. */
@Provider
@Priority(1)
@Consumes("application/json")
@Produces({"application/json", ProblemAnswer.MEDIA_TYPE})
public class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

    /** Generous for a note of 45,000 characters, each written as an escape. */
    private static final int LARGEST = 512 * 1024;

    private static final Turns LARGE_ONES = new Turns(3, Duration.ZERO);

    @Inject
    private Validator validator;

    @Inject
    private Caller caller;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] content = body.readNBytes(LARGEST + 1);
        if (content.length > LARGEST) {
            content = large(content, body, type.getAnnotation(BodyLimit.class));
        }
        Object value = parse(content, type);
        if (value == null) {
            throw Problem.invalid("body", "must be a JSON object");
        }
        refuseInvalid(validator.validate(value));
        return value;
    }

    /** For members only, and for a few at a time: all of it is in memory. */
    private byte[] large(byte[] begin, InputStream rest, BodyLimit limit) throws IOException {
        if (limit == null) {
            throw new Problem(ProblemType.TOO_LARGE);
        }
        caller.member();
        try (Turns.Turn turn = LARGE_ONES.take()) {
            byte[] content =
                    new SequenceInputStream(new ByteArrayInputStream(begin), rest).readNBytes(limit.value() + 1);
            if (content.length > limit.value()) {
                throw new Problem(ProblemType.TOO_LARGE);
            }
            return content;
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || Map.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(Json.MAPPER.writeValueAsBytes(value));
    }

    private static Object parse(byte[] content, Class<Object> type) throws IOException {
        try {
            return Json.MAPPER.readValue(content, type);
        } catch (JsonProcessingException e) {
            // The parser's own message may quote the value, which may be a secret
            throw Problem.invalid(member(e), reason(e));
        }
    }

    private static String member(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "body";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String reason(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException) {
            return "is not known here";
        }
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? "has the wrong type or an invalid value"
                : "must be one JSON object of the form that the API describes";
    }

    private static void refuseInvalid(Set<ConstraintViolation<Object>> violations) {
        if (violations.isEmpty()) {
            return;
        }
        throw Problem.invalid(violations.stream()
                .map(violation -> new Problem.Objection(name(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.Objection::member))
                .toList());
    }

    private static String name(Path path) {
        String name = StreamSupport.stream(path.spliterator(), false)
                .map(Path.Node::getName)
                .collect(Collectors.joining("."));
        return name.equals("change") ? "body" : name;
    }
}

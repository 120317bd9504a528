package io.countersign.platform;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a request was not carried out, as the client is told (RFC 9457). Rolls the transaction back. Holds nothing secret:
 * everything in it is sent to the client.
 */
@ApplicationException(rollback = true)
public class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient List<Header> headers = new ArrayList<>();
    private transient Runnable afterwards = () -> {};

    /** A header of the answer. */
    public record Header(String name, String value) {}

    public Problem(ProblemType type) {
        this(type, null);
    }

    /** @param detail a sentence for this one occurrence, or null */
    public Problem(ProblemType type, String detail) {
        super(detail == null ? type.title() : detail);
        this.type = type;
        if (detail != null) {
            members.put("detail", detail);
        }
    }

    /** Why one member of a request is wrong, without its value. */
    public record Objection(String member, String message) {}

    /** The request's body or parameter is wrong: says which member, and why. */
    public static Problem invalid(String member, String message) {
        return invalid(List.of(new Objection(member, message)));
    }

    /** The same for several members. */
    public static Problem invalid(List<Objection> objections) {
        Objection first = objections.get(0);
        return new Problem(ProblemType.INVALID_REQUEST, first.member() + ": " + first.message())
                .with("errors", objections);
    }

    /** An additional member of the answer. */
    public final Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public final Problem header(String name, String value) {
        headers.add(new Header(name, value));
        return this;
    }

    /** When it may be tried again: rounded up to whole seconds, at least one. */
    public final Problem retryAfter(Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return with("retryAfter", seconds).header("Retry-After", Long.toString(seconds));
    }

    /**
     * What is done once the transaction is rolled back, before the client is told: a second one meanwhile would want a second
     * connection, and wait for it with all who hold their first.
     */
    public final Problem afterwards(Runnable work) {
        afterwards = work;
        return this;
    }

    public Runnable afterwards() {
        return afterwards;
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> members() {
        return members;
    }

    public List<Header> headers() {
        return headers;
    }
}

package io.countersign.directory;

import io.countersign.audit.AuditFilter;
import io.countersign.platform.Problem;
import io.countersign.platform.QueryText;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The parameters by which the trail is filtered. */
public class AuditParameters {

    @QueryParam("event")
    private String event;

    @QueryParam("actor")
    private String actor;

    @QueryParam("target")
    private String target;

    @QueryParam("confirmation")
    private String confirmation;

    @QueryParam("from")
    private String from;

    @QueryParam("to")
    private String to;

    @QueryParam("mine")
    private String mine;

    /** @throws Problem {@code invalid-request}, naming the parameter */
    AuditFilter filter() {
        return new AuditFilter(
                text("event", event),
                text("actor", actor),
                text("target", target),
                text("confirmation", confirmation),
                time("from", from),
                time("to", to));
    }

    /** Whether only the caller's own entries are wanted. */
    boolean isMine() {
        if (mine != null && !mine.equals("true") && !mine.equals("false")) {
            throw Problem.invalid("mine", "must be true or false");
        }
        return "true".equals(mine);
    }

    private static String text(String name, String value) {
        return value == null || value.isBlank() ? null : QueryText.of(name, value);
    }

    private static Instant time(String name, String value) {
        try {
            return value == null || value.isBlank()
                    ? null
                    : Instant.ofEpochMilli(
                            OffsetDateTime.parse(value).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw Problem.invalid(name, "must be a time of ISO 8601 with its offset, such as 2026-01-31T00:00:00Z");
        }
    }
}

package io.countersign.web;

import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A problem as an answer: {@code application/problem+json} (RFC 9457). */
final class ProblemAnswer {

    static final String MEDIA_TYPE = "application/problem+json";

    private ProblemAnswer() {}

    /** What the container or JAX-RS has refused by a status alone. */
    static ProblemType type(int status) {
        return switch (status) {
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.UNAVAILABLE;
            default -> status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }

    static Map<String, Object> body(Problem problem) {
        ProblemType type = problem.type();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.urn());
        body.put("title", type.title());
        body.put("status", type.status());
        body.putAll(problem.members());
        return body;
    }

    static Response of(Problem problem) {
        ProblemType type = problem.type();
        Response.ResponseBuilder answer =
                Response.status(type.status()).type(MEDIA_TYPE).entity(body(problem));
        problem.headers().forEach(header -> answer.header(header.name(), header.value()));
        if (type == ProblemType.NOT_SIGNED_IN || type == ProblemType.SIGN_IN_FAILED) {
            // RFC 9110, section 15.5.2: a 401 says how to sign in; no scheme that makes a browser ask by itself
            answer.header("WWW-Authenticate", "Session");
        }
        return answer.build();
    }
}

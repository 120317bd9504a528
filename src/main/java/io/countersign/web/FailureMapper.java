package io.countersign.web;

import io.countersign.platform.LogContext;
import io.countersign.platform.PassingFailure;
import io.countersign.platform.Problem;
import io.countersign.platform.ProblemType;
import io.countersign.platform.Tokens;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Every failure becomes a problem. One that nobody foresaw is told by the request's id alone, which the log has too, with the
 * kinds of its causes but not their words: those may quote what was sent.
 */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return answer(problem);
            }
            if (cause instanceof OptimisticLockException) {
                return ProblemAnswer.of(new Problem(ProblemType.STALE));
            }
        }
        if (PassingFailure.is(failure)) {
            LOG.log(Level.WARNING, "The database could not be used: {0}", PassingFailure.kind(failure));
            return ProblemAnswer.of(new Problem(ProblemType.UNAVAILABLE).retryAfter(Duration.ofSeconds(1)));
        }
        if (failure instanceof WebApplicationException known) {
            return ProblemAnswer.of(problem(known.getResponse()));
        }
        return unexpected(failure);
    }

    private Response answer(Problem problem) {
        try {
            problem.afterwards().run();
            return ProblemAnswer.of(problem);
        } catch (RuntimeException failure) {
            return toResponse(failure);
        }
    }

    private static Problem problem(Response response) {
        Problem problem = new Problem(ProblemAnswer.type(response.getStatus()));
        if (response.getHeaderString("Allow") != null) {
            problem.header("Allow", response.getHeaderString("Allow"));
        }
        return problem;
    }

    private static Response unexpected(Throwable failure) {
        String id = LogContext.id().orElseGet(() -> Tokens.id("e_"));
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.append("\n  ").append(cause.getClass().getName());
            for (int i = 0; i < Math.min(12, cause.getStackTrace().length); i++) {
                causes.append("\n    at ").append(cause.getStackTrace()[i]);
            }
        }
        LOG.log(Level.SEVERE, "Unexpected failure {0}{1}", new Object[] {id, causes});
        return ProblemAnswer.of(new Problem(ProblemType.INTERNAL).with("incident", id));
    }
}

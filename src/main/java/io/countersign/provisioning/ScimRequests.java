package io.countersign.provisioning;

import de.captaingoldfish.scim.sdk.common.constants.ScimType;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.exceptions.ScimException;
import de.captaingoldfish.scim.sdk.common.response.ErrorResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import io.countersign.directory.Members;
import io.countersign.platform.Caller;
import io.countersign.platform.LogContext;
import io.countersign.platform.PassingFailure;
import io.countersign.platform.Tokens;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries a request out in one transaction: what is answered by an error has changed nothing. Changes of a workspace's
 * people wait for each other, so an {@code If-Match} holds from the check to the commit.
 */
@ApplicationScoped
@Transactional
public class ScimRequests {

    private static final Logger LOG = Logger.getLogger(ScimRequests.class.getName());

    /** Its messages quote names, addresses and parts of bodies; kept here, or the level would be forgotten. */
    private static final Logger LIBRARY = Logger.getLogger("de.captaingoldfish");

    static {
        LIBRARY.setLevel(Level.OFF);
    }

    @Inject
    private Caller caller;

    @Inject
    private Members members;

    @Inject
    private ScimEndpoint endpoint;

    @Resource
    private TransactionSynchronizationRegistry transaction;

    ScimAnswer handle(ScimRequest request) {
        ScimAnswer answer = carryOut(request);
        if (answer.failed()) {
            transaction.setRollbackOnly();
        }
        return answer;
    }

    private ScimAnswer carryOut(ScimRequest request) {
        ScimRequest read;
        try {
            read = request.straight();
        } catch (ScimException e) {
            return ScimAnswer.error(e.getStatus(), e.getScimType(), e.getDetail());
        }
        if (request.changes()) {
            members.hold(caller.anyone().workspaceId());
        }
        return refusal(read).orElseGet(() -> answer(read.unconditional()));
    }

    /** Where a condition is not met by what is there now, or nothing can be said of that. */
    private Optional<ScimAnswer> refusal(ScimRequest request) {
        if (!request.isConditional()) {
            return Optional.empty();
        }
        ScimRequest look = request.look();
        ScimResponse now = endpoint.handle(look);
        return now.getHttpStatus() == 200
                ? Conditions.refusal(
                        request.method(),
                        request.headers(),
                        now.at("/meta/version").asText())
                : Optional.of(told(look, now));
    }

    private ScimAnswer answer(ScimRequest request) {
        return told(request, endpoint.handle(request));
    }

    private static ScimAnswer told(ScimRequest request, ScimResponse response) {
        if (request.method() == HttpMethod.PATCH
                && response instanceof ErrorResponse error
                && error.getHttpStatus() == 500
                && isTheLibrarys(error.getScimException())) {
            return ScimAnswer.error(
                    400, ScimType.RFC7644.INVALID_SYNTAX, "An operation's path and value do not fit each other");
        }
        if (response instanceof ErrorResponse error && error.getHttpStatus() >= 500 && error.getHttpStatus() != 501) {
            return unexpected(error.getScimException());
        }
        if (response instanceof ErrorResponse error
                && error.getHttpStatus() == 400
                && error.getScimType().isEmpty()
                && request.url().contains("filter=")) {
            // The library leaves it out where a filter ends too early
            return ScimAnswer.error(
                    400, ScimType.RFC7644.INVALID_FILTER, error.getDetail().orElse(""));
        }
        return ScimAnswer.of(response);
    }

    /**
     * Whether the library broke over what is to be patched, which is then no patch (RFC 7644, section 3.5.2): what it calls
     * of ours, and with that the database, breaks in our own code.
     */
    static boolean isTheLibrarys(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return Arrays.stream(first.getStackTrace())
                .map(StackTraceElement::getClassName)
                .takeWhile(name -> !name.startsWith("io.countersign."))
                .anyMatch(name -> name.startsWith("de.captaingoldfish.scim.sdk.server.patch."));
    }

    /** Told by an id that the log has too, without the messages of what went wrong. */
    static ScimAnswer unexpected(Throwable failure) {
        if (PassingFailure.is(failure)) {
            LOG.log(Level.WARNING, "The database could not be used: {0}", PassingFailure.kind(failure));
            return ScimAnswer.error(503, null, "The server is busy; try again");
        }
        String id = LogContext.id().orElseGet(() -> Tokens.id("e_"));
        StringBuilder causes = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            causes.append("\n  ").append(cause.getClass().getName());
            Arrays.stream(cause.getStackTrace())
                    .limit(12)
                    .forEach(line -> causes.append("\n    at ").append(line));
        }
        LOG.log(Level.SEVERE, "Unexpected failure {0}{1}", new Object[] {id, causes});
        return ScimAnswer.error(500, null, "Something went wrong on the server (" + id + ")");
    }
}

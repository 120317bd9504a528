package io.countersign.push;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Posts messages to push services (RFC 8030), each once, as {@link GuardedClient} does. Logs nothing. */
public final class PushClient implements AutoCloseable {

    private final EndpointGuard guard;
    private final PushRequests requests;
    private final GuardedClient client;

    /** @param subject whom a push service may contact, a {@code mailto:} or {@code https:} URI (RFC 8292) */
    public PushClient(EndpointGuard guard, VapidKey key, String subject, Clock clock) {
        this(guard, key, subject, clock, GuardedClient.BOUNDS);
    }

    PushClient(EndpointGuard guard, VapidKey key, String subject, Clock clock, GuardedClient.Bounds bounds) {
        this.guard = guard;
        this.requests = new PushRequests(key, subject, clock);
        this.client = new GuardedClient(guard, clock, bounds);
    }

    /**
     * Encrypts in the caller's thread (some milliseconds), does all else away from it. The stage never ends
     * exceptionally. What depends on it runs in a thread that serves all sends: go on with an {@code …Async} method and
     * an executor of your own if that may block.
     */
    public CompletionStage<PushResult> send(PushMessage message) {
        try {
            Origin origin = guard.requireForm(message.subscription().uri());
            return client.send(origin, requests.request(message)).thenApply(PushClient::result);
        } catch (EndpointRefused refused) {
            return CompletableFuture.completedStage(new PushResult.Refused(refused.getMessage()));
        } catch (GeneralSecurityException | IllegalStateException e) {
            return CompletableFuture.completedStage(
                    new PushResult.Refused("The message cannot be encrypted or signed for this subscription."));
        }
    }

    private static PushResult result(Reply reply) {
        if (reply instanceof Reply.Answered answer) {
            return judge(answer);
        }
        return reply instanceof Reply.Refused refused
                ? new PushResult.Refused(refused.sentence())
                : new PushResult.TryLater(Duration.ZERO);
    }

    /** The meaning of a status (RFC 8030 sections 5 and 7.3, RFC 9110 section 15). */
    static PushResult judge(Reply.Answered answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new PushResult.Accepted();
        }
        if (status == 404 || status == 410) {
            return new PushResult.Gone();
        }
        if (status == 408 || status == 429 || status >= 500) {
            return new PushResult.TryLater(answer.retryAfter());
        }
        return new PushResult.Refused(
                status < 400
                        ? "The push service answered with a redirect, which is not followed (" + status + ")."
                        : "The push service refused the message (" + status + ").");
    }

    /** Ends what is under way, as {@link PushResult.TryLater}. */
    @Override
    public void close() {
        client.close();
    }
}

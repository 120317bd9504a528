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
            return Answer.judge(answer);
        }
        return reply instanceof Reply.Refused refused
                ? new PushResult.Refused(refused.sentence())
                : new PushResult.TryLater(Duration.ZERO);
    }

    /** Ends what is under way, as {@link PushResult.TryLater}. */
    @Override
    public void close() {
        client.close();
    }
}

package io.countersign.push;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.io.CloseMode;

/**
 * Sends requests to addresses that others have named, each once: no retry, no redirect, no proxy, no cookie. A request holds
 * no thread and ends after 20 s at the latest: 5 s to connect, 10 s for the answer. An address that is dead or silent
 * delays no other one, up to 200 requests under way to one origin and 1000 in all; beyond, one waits 5 s for its turn.
 * Only addresses that {@link EndpointGuard} has passed are connected to. Logs nothing.
 */
public final class GuardedClient implements AutoCloseable {

    /** The longest times for connecting (and for waiting for a connection), for the answer, and for all of it. */
    record Bounds(Duration connect, Duration answer, Duration whole) {}

    static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final EndpointGuard guard;
    private final Clock clock;
    private final Bounds bounds;
    private final Lookups lookups;
    private final CheckedAddresses checked = new CheckedAddresses();
    private final Set<CompletableFuture<Void>> underWay = ConcurrentHashMap.newKeySet();
    private final CloseableHttpAsyncClient http;

    public GuardedClient(EndpointGuard guard, Clock clock) {
        this(guard, clock, BOUNDS);
    }

    GuardedClient(EndpointGuard guard, Clock clock, Bounds bounds) {
        this.guard = guard;
        this.clock = clock;
        this.bounds = bounds;
        this.lookups = new Lookups(guard);
        this.http = Connections.open(checked, bounds);
    }

    /**
     * Posts JSON. Blocks nobody; the stage never ends exceptionally. What depends on it runs in a thread that serves all
     * requests: go on with an {@code …Async} method and an executor of your own if that may block.
     */
    public CompletionStage<Reply> post(URI endpoint, Map<String, String> headers, byte[] json) {
        try {
            Origin origin = guard.requireForm(endpoint);
            AsyncRequestBuilder request =
                    AsyncRequestBuilder.post(endpoint).setEntity(json, ContentType.APPLICATION_JSON);
            headers.forEach(request::addHeader);
            return send(origin, request.build());
        } catch (EndpointRefused refused) {
            return CompletableFuture.completedStage(new Reply.Refused(refused.getMessage()));
        }
    }

    /** As {@link #post} does; the request is one to this origin, whose form is right. */
    CompletionStage<Reply> send(Origin origin, AsyncRequestProducer request) {
        CompletableFuture<Reply> result = new CompletableFuture<>();
        CompletableFuture<Void> end =
                new CompletableFuture<Void>().orTimeout(bounds.whole().toMillis(), TimeUnit.MILLISECONDS);
        underWay.add(end);
        end.whenComplete((ended, failure) -> {
            underWay.remove(end);
            result.complete(new Reply.Silent());
        });
        lookups.addresses(origin).whenComplete((addresses, failure) -> {
            if (failure != null) {
                result.complete(failed(failure));
                end.complete(null);
            } else if (!end.isDone()) {
                post(target(origin), addresses, request, result, end);
            }
        });
        return result.minimalCompletionStage();
    }

    /** Ends what is under way, as {@link Reply.Silent}. */
    @Override
    public void close() {
        lookups.close();
        underWay.forEach(end -> end.cancel(false));
        http.close(CloseMode.GRACEFUL);
    }

    private void post(
            HttpHost target,
            List<InetAddress> addresses,
            AsyncRequestProducer request,
            CompletableFuture<Reply> result,
            CompletableFuture<Void> end) {
        checked.put(target, addresses);
        try {
            Future<Void> exchange = http.execute(target, request, new Answer(result, clock), null, null, ending(end));
            end.whenComplete((ended, cut) -> {
                if (cut != null) {
                    exchange.cancel(true);
                }
            });
        } catch (IllegalStateException closed) {
            end.complete(null);
        }
    }

    private static Reply failed(Throwable failure) {
        return failure instanceof EndpointRefused ? new Reply.Refused(failure.getMessage()) : new Reply.Silent();
    }

    private static HttpHost target(Origin origin) {
        String host = origin.host();
        return new HttpHost(
                origin.scheme(), host.startsWith("[") ? host.substring(1, host.length() - 1) : host, origin.port());
    }

    private static FutureCallback<Void> ending(CompletableFuture<Void> end) {
        return new FutureCallback<>() {

            @Override
            public void completed(Void nothing) {
                end.complete(null);
            }

            @Override
            public void failed(Exception cause) {
                end.complete(null);
            }

            @Override
            public void cancelled() {
                end.complete(null);
            }
        };
    }
}
